using OffenesHaus.Intake;
using OffenesHaus.People;

namespace OffenesHaus.Web.Talk;

/// <summary>How somebody who speaks wants to be protected, as it was ticked for them.</summary>
public sealed record ProtectionAsked
{
    public bool Registered { get; init; }

    public bool Household { get; init; }

    public bool InPerson { get; init; }

    public ContactWay? Contact { get; init; }

    public string? To { get; init; }

    public bool NeverCall { get; init; }

    public ProtectionWish Wish() => new()
    {
        Kinds = [.. Household ? [ProtectionKind.Household] : Array.Empty<ProtectionKind>(), .. InPerson ? [ProtectionKind.Counter] : Array.Empty<ProtectionKind>()],
        Registered = Registered,
        Contact = Contact is not null || NeverCall || !string.IsNullOrWhiteSpace(To) ? new() { Way = Contact ?? ContactWay.Letter, To = To ?? "", When = "", NeverCall = NeverCall } : null,
    };
}
