namespace OffenesHaus.Correspondence;

/// <summary>Where the typesetter finds its parts, and its limits.</summary>
public sealed record TypesetterPlaces
{
    public string Node { get; init; } = "node";

    /// <summary>Folder of typeset.mjs and the templates.</summary>
    public string Templates { get; init; } = Path.Combine(AppContext.BaseDirectory, "Correspondence", "Typesetting");

    /// <summary>The node_modules folder; null: the nearest one above the program that holds the compiler.</summary>
    public string? Packages { get; init; }

    public TimeSpan LimitPerDocument { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A child that has set so many documents is replaced by a fresh one.</summary>
    public int DocumentsPerChild { get; init; } = 500;

    /// <summary>Resident bytes above which a child is replaced after its document.</summary>
    public long MemoryPerChild { get; init; } = 700L << 20;

    /// <summary>Documents that may wait; whoever asks for more waits for a place.</summary>
    public int Waiting { get; init; } = 64;

    internal const string Compiler = "@myriaddreamin/typst-ts-node-compiler";

    internal string FindPackages()
    {
        if (Packages is not null)
            return Has(Packages) ? Packages : throw Missing(Packages);
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Has(Path.Combine(at.FullName, "node_modules")))
                return Path.Combine(at.FullName, "node_modules");
        throw Missing(AppContext.BaseDirectory);
    }

    private static bool Has(string folder) => Directory.Exists(Path.Combine(folder, Compiler));

    private static PaperUnavailable Missing(string folder) => new(
        "paper.packages-missing",
        $"Briefe und Eingangsbestätigungen lassen sich nicht als PDF setzen: Das Paket {Compiler} fehlt (gesucht ab {folder}). Führen Sie im Ordner des Programms `npm ci` aus.");
}
