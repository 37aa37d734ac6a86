using OffenesHaus.Platform;

namespace OffenesHaus.Web;

/// <summary>What an operator may set, section <c>OffenesHaus</c> of the ordinary .NET configuration (docs/operating.md).</summary>
public sealed record HouseSettings
{
    /// <summary>Connection string of the owner role; absent: the house brings its own PostgreSQL.</summary>
    public string? Database { get; init; }

    public string Data { get; init; } = "./data";

    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The address of a reverse proxy in front; only its word about the visitor's address and TLS is believed. Absent: nobody's.</summary>
    public string? Proxy { get; init; }

    /// <summary>Loads the demonstration office at the first start. Off: the house starts empty and asks for its first clerk.</summary>
    public bool Demonstration { get; init; } = true;

    public OfficeSettings Office { get; init; } = new();

    /// <summary>For tests only: the clock starts at this instant.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Where forms, services and texts lie; beside the program unless a test says otherwise.</summary>
    public string Definitions { get; init; } = AppContext.BaseDirectory;

    /// <summary>The places that help people (<c>/hilfe</c>): the invented ones of the demonstration, or the office's own list.</summary>
    public string HelpPlaces => Demonstration ? Place.In(Path.Combine("demonstration", "helpers.json")) : Path.Combine(Place.Folder, "helpers.json");

    public static HouseSettings From(IConfiguration configuration) => configuration.GetSection("OffenesHaus").Get<HouseSettings>() ?? new();

    public OfficePlace Place => new() { Folder = Path.GetFullPath(Data), Definitions = Definitions };
}

/// <summary>Who the office is. Stands on pages, receipts and letters. No e-mail address: it would change the law of every letter (§ 66 SGG, § 36a SGB I).</summary>
public sealed record OfficeSettings
{
    public string Name { get; init; } = "Jobcenter Musterstadt";

    public string Street { get; init; } = "Musterstraße 30";

    public string Town { get; init; } = "12345 Musterstadt";

    public string Phone { get; init; } = "030 23125-100";

    /// <summary>As dialled, with country code.</summary>
    public string PhoneDialled { get; init; } = "+493023125100";

    /// <summary>Land by its two letters: whose holidays count at this seat.</summary>
    public string Land { get; init; } = "SN";

    /// <summary>Named in the privacy notice (Art. 13 GDPR).</summary>
    public string Controller { get; init; } = "Jobcenter Musterstadt, Geschäftsführung, Musterstraße 30, 12345 Musterstadt";

    public string DataProtectionOfficer { get; init; } = "Datenschutzbeauftragte des Jobcenters Musterstadt, Musterstraße 30, 12345 Musterstadt";

    public string Supervisor { get; init; } = "Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit, Graurheindorfer Straße 153, 53117 Bonn";

    /// <summary>Who settles disputes over accessibility: the federal body (§ 16 BGG), or the Land's for an office of a municipality.</summary>
    public string Conciliation { get; init; } = "Schlichtungsstelle nach dem Behindertengleichstellungsgesetz, Mauerstraße 53, 10117 Berlin";

    public string ConciliationSite { get; init; } = "https://www.schlichtungsstelle-bgg.de";

    /// <summary>Days after which a request that was begun and never handed in is erased; stands in the privacy notice.</summary>
    public int UnsentKeptDays { get; init; } = 60;

    /// <summary>Days that the front office keeps its copy after a request is closed; stands in the privacy notice.</summary>
    public int CopyKeptDays { get; init; } = 90;

    public string Represented { get; init; } = "Geschäftsführung: erfundene Person";
}
