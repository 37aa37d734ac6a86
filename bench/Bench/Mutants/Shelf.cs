using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OffenesHaus.Bench.Mutants;

/// <summary>The sources of the Law shelf, compiled as they stand or with one fault.</summary>
internal sealed class Shelf
{
    private readonly CSharpCompilation whole;

    public Shelf(string root)
    {
        var law = Path.Combine(root, "src", "Law");
        var made = Path.Combine(law, "obj", "Release", "net10.0");
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var own = Directory.EnumerateFiles(law, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, Path.GetRelativePath(root, f))).ToList();
        // What the build adds by itself: global usings, and that the tests may see what is internal.
        var added = new[] { "Law.GlobalUsings.g.cs", "Law.AssemblyInfo.cs" }.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(made, f)), options, f));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(f) is "netstandard.dll" or "mscorlib.dll")
            .Select(f => MetadataReference.CreateFromFile(f));
        whole = CSharpCompilation.Create("OffenesHaus.Law", [.. own, .. added], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        Faults = [.. own.SelectMany(Fault.In)];
    }

    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>The assembly with that fault, or as it stands; null when the compiler refuses it.</summary>
    public byte[]? Compile(Fault? fault)
    {
        using var bytes = new MemoryStream();
        var source = fault is null ? whole : whole.ReplaceSyntaxTree(fault.Tree, fault.Planted());
        return source.Emit(bytes).Success ? bytes.ToArray() : null;
    }
}
