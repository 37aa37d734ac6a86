using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace OffenesHaus.Bench.Mutants;

/// <summary>The tests of the Law shelf, run in this process against any build of the shelf: plain calls of their methods, until the first fails.</summary>
internal sealed class LawTests(string root)
{
    private readonly string folder = Path.Combine(root, "tests", "Law.Tests", "bin", "Release", "net10.0");

    // Whoever found the last fault is asked first about the next one.
    private readonly LinkedList<string> order = new();

    /// <summary>What the tests need lies beside them, not beside this program.</summary>
    public void Begin()
    {
        AppContext.SetData("APP_CONTEXT_BASE_DIRECTORY", folder + Path.DirectorySeparatorChar);
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            File.Exists(Path.Combine(folder, name.Name + ".dll")) ? AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll")) : null;
    }

    /// <summary>The test that noticed, or null: nobody did.</summary>
    public string? Noticed(byte[] law)
    {
        var apart = new AssemblyLoadContext("planted", isCollectible: true);
        try
        {
            var shelf = apart.LoadFromStream(new MemoryStream(law));
            apart.Resolving += (_, name) => name.Name == "OffenesHaus.Law" ? shelf : null;
            using var tests = File.OpenRead(Path.Combine(folder, "OffenesHaus.Law.Tests.dll"));
            var all = Methods(apart.LoadFromStream(tests)).ToDictionary(m => $"{m.DeclaringType!.Name}.{m.Name}", StringComparer.Ordinal);
            foreach (var name in all.Keys.Where(n => !order.Contains(n)).ToList())
                order.AddLast(name);

            foreach (var name in order.ToList())
            {
                if (Passes(all[name]))
                    continue;
                order.Remove(name);
                order.AddFirst(name);
                return name;
            }

            return null;
        }
        finally
        {
            apart.Unload();
        }
    }

    private static IEnumerable<MethodInfo> Methods(Assembly tests) =>
        tests.GetTypes().Where(t => t is { IsPublic: true, IsAbstract: false }).SelectMany(t => t.GetMethods()).Where(m => Named(m, "FactAttribute", "TheoryAttribute").Any());

    private static bool Passes(MethodInfo test)
    {
        try
        {
            var given = Named(test, "InlineDataAttribute").Select(a => ((object?[])a.GetType().GetProperty("Data")!.GetValue(a)!)).ToList();
            given.AddRange(Named(test, "MemberDataAttribute").SelectMany(a => Rows(test.DeclaringType!, (string)a.GetType().GetProperty("MemberName")!.GetValue(a)!)));
            if (test.GetParameters().Length == 0)
                given = [[]];
            foreach (var arguments in given)
            {
                // Some tests print what they counted; here nobody listens.
                var made = test.DeclaringType!.GetConstructors()[0] is { } build && build.GetParameters().Length == 1
                    ? build.Invoke([Deaf(build.GetParameters()[0].ParameterType)])
                    : Activator.CreateInstance(test.DeclaringType!);
                test.Invoke(made, arguments);
            }

            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static IEnumerable<object?[]> Rows(Type tests, string member)
    {
        var rows = (System.Collections.IEnumerable)(tests.GetProperty(member)?.GetValue(null) ?? tests.GetMethod(member)!.Invoke(null, null))!;
        return rows.Cast<object>().Select(row => row as object?[] ?? (object?[])row.GetType().GetInterface("ITheoryDataRow")!.GetMethod("GetData")!.Invoke(row, null)!);
    }

    private static object Deaf(Type listener) => typeof(DispatchProxy).GetMethods().Single(m => m is { Name: "Create", IsGenericMethod: true }).MakeGenericMethod(listener, typeof(Nobody)).Invoke(null, null)!;

    private static IEnumerable<object> Named(MethodInfo method, params string[] names) => method.GetCustomAttributes().Where(a => names.Contains(a.GetType().Name, StringComparer.Ordinal));

    /// <summary>Takes every word and keeps none.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it while running.")]
    public class Nobody : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
