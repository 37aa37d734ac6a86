using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web;

/// <summary>What an operator may set, section <c>OffenesHaus</c> of the ordinary .NET configuration (docs/operating.md).</summary>
public sealed record HouseSettings
{
    /// <summary>Connection string of the owner role; absent: the house brings its own PostgreSQL.</summary>
    public string? Database { get; init; }

    public string Data { get; init; } = "./data";

    /// <summary>The folder of the journal's anchors; absent: <c>anchors</c> in the data folder. Belongs on another disk.</summary>
    public string? Anchors { get; init; }

    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The address of a reverse proxy in front; only its word about the visitor's address and TLS is believed. Absent: nobody's.</summary>
    public string? Proxy { get; init; }

    /// <summary>The address visitors know the house by, <c>https://…</c> without a path. Passkeys and ways back from an identity provider belong to it. Absent: passkeys work at <c>localhost</c> only.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Whether visitors reach the house by TLS: then every cookie says so in its name.</summary>
    public bool IsHttps => PublicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The office's own identity provider, where staff may come in. Absent: nobody comes from elsewhere.</summary>
    public StaffSignIn? StaffSignIn { get; init; }

    /// <summary>The provider (a broker of BundID, for example) by which persons may open what they tied to it. Absent: none.</summary>
    public PersonSignIn? PersonSignIn { get; init; }

    /// <summary>Whether people or programs read what the house prints.</summary>
    public LogForm Log { get; init; }

    /// <summary>Whether this process also works through the outbox and clears up. Off: it only keeps doors open, and another process works.</summary>
    public bool Jobs { get; init; } = true;

    /// <summary>Loads the demonstration office at the first start. Off: the house starts empty and asks for its first clerk.</summary>
    public bool Demonstration { get; init; } = true;

    /// <summary>Where the house backs itself up at night, and how many backups stay there. Absent: it does not.</summary>
    public BackupTarget Backup { get; init; } = new();

    /// <summary>The owner's connection, whichever PostgreSQL it is; set when the house opens.</summary>
    internal string? Owner { get; init; }

    public OfficeSettings Office { get; init; } = new();

    /// <summary>How many people one helper may help at a time, and from how many opened requests an hour on somebody is told.</summary>
    public HelpLimits Help { get; init; } = new();

    /// <summary>A virus scanner that sees files before any program opens them. Absent: none.</summary>
    public ScanSettings Scan { get; init; } = new();

    /// <summary>How many visits are served at once before others wait.</summary>
    public VisitPlaces Places { get; init; } = new();

    /// <summary>For tests only: the clock starts at this instant.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Where forms, services and texts lie; beside the program unless a test says otherwise.</summary>
    public string Definitions { get; init; } = AppContext.BaseDirectory;

    /// <summary>The places that help people (<c>/hilfe</c>): the invented ones of the demonstration, or the office's own list.</summary>
    public string HelpPlaces => Demonstration ? Place.In(Path.Combine("demonstration", "helpers.json")) : Path.Combine(Place.Folder, "helpers.json");

    /// <summary>Other authorities that requests are forwarded to (§ 16 SGB I): invented ones in the demonstration, or the office's own list.</summary>
    public string Authorities => Demonstration ? Place.In(Path.Combine("demonstration", "authorities.json")) : Path.Combine(Place.Folder, "authorities.json");

    /// <summary>How long what is kept: <c>retention.json</c> in the data folder, or else as the program brings it.</summary>
    public string KeepingRules => Path.Combine(Place.Folder, "retention.json") is var own && File.Exists(own) ? own : Place.In(Path.Combine("retention", "rules.json"));

    public static HouseSettings From(IConfiguration configuration) => configuration.GetSection("OffenesHaus").Get<HouseSettings>() ?? new();

    public OfficePlace Place => new() { Folder = Path.GetFullPath(Data), Definitions = Definitions, Anchors = Path.GetFullPath(Anchors ?? Path.Combine(Data, "anchors")) };
}
