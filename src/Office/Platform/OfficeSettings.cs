using OffenesHaus.Law;

namespace OffenesHaus.Platform;

/// <summary>Who the office is. Stands on pages, receipts and letters. No e-mail address: it would change the law of every letter (§ 66 SGG, § 36a SGB I).</summary>
public sealed record OfficeSettings
{
    public string Name { get; init; } = "Jobcenter Musterstadt";

    public string Street { get; init; } = "Musterstraße 30";

    public string Town { get; init; } = "12345 Musterstadt";

    public string Phone { get; init; } = "030 23125-100";

    /// <summary>As dialled, with country code.</summary>
    public string PhoneDialled { get; init; } = "+493023125100";

    /// <summary>Where persons open the house; stands as a QR code on letters. Empty: letters carry none.</summary>
    public string Site { get; init; } = "https://offenes-haus.example";

    /// <summary>Where "leave this page quickly" leads: a page of others that says nothing about anybody, and that everybody looks at. The German weather service by default.</summary>
    public string LeaveTo { get; init; } = "https://www.dwd.de/";

    /// <summary>Land by its two letters, with municipal holidays where there are any ("BY+AssumptionDay"): whose holidays count at this seat.</summary>
    public string Land { get; init; } = "SN";

    /// <summary>The letterboxes of the house, each with how it is dated; none said: one at the entrance, in favour of the person.</summary>
    public IReadOnlyList<Letterbox> Letterboxes { get; init; } = [];

    /// <summary><see cref="Letterboxes"/> as they hang. A box that cannot be told apart, or with an unknown policy, stops the start with a sentence.</summary>
    public IReadOnlyList<Letterbox> Boxes => Letterbox.Proven(Letterboxes.Count > 0 ? Letterboxes : [new() { Code = "haus", Name = "Hausbriefkasten", Place = Street }]);

    /// <summary>One person runs the administration of this house: changes of the hours need no second one.</summary>
    public bool OnePerson { get; init; }

    /// <summary><see cref="Land"/> as the law reads it. An unknown Land stops the start with a sentence.</summary>
    public Place Seat => Place.TryParse(Land, null, out var place) ? place : throw new CannotStart(
        $"OffenesHaus:Office:Land is '{Land}', and that is no Land of Germany.",
        $"Write two letters, one of {string.Join(", ", Enum.GetNames<Land>())}; municipal holidays may follow a plus sign, as in BY+AssumptionDay.");

    /// <summary>Named in the privacy notice (Art. 13 GDPR).</summary>
    public string Controller { get; init; } = "Jobcenter Musterstadt, Geschäftsführung, Musterstraße 30, 12345 Musterstadt";

    public string DataProtectionOfficer { get; init; } = "Datenschutzbeauftragte des Jobcenters Musterstadt, Musterstraße 30, 12345 Musterstadt";

    public string Supervisor { get; init; } = "Die Bundesbeauftragte für den Datenschutz und die Informationsfreiheit, Graurheindorfer Straße 153, 53117 Bonn";

    /// <summary>Who settles disputes over accessibility: the federal body (§ 16 BGG), or the Land's for an office of a municipality.</summary>
    public string Conciliation { get; init; } = "Schlichtungsstelle nach dem Behindertengleichstellungsgesetz, Mauerstraße 53, 10117 Berlin";

    public string ConciliationSite { get; init; } = "https://www.schlichtungsstelle-bgg.de";

    public string Represented { get; init; } = "Geschäftsführung: erfundene Person";
}
