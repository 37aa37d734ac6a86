using OffenesHaus.People.Helping;

namespace OffenesHaus.Web.Shared;

/// <summary>A mandate in parts: each thing it allows, one by one, and how long it may be wished for.</summary>
public static class HelpWords
{
    /// <summary>In months; 0 is one day alone.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [0, 1, 3, 6];

    public static IEnumerable<HelpScopes> Single(HelpScopes scope) =>
        new[] { HelpScopes.Status, HelpScopes.FillIn, HelpScopes.Evidence, HelpScopes.Letters }.Where(s => scope.HasFlag(s));

    public static HelpScopes All(IEnumerable<HelpScopes> single) => single.Aggregate(HelpScopes.None, (all, one) => all | one);

    /// <summary>The last day; null where nothing that is offered was chosen.</summary>
    public static DateOnly? Until(DateOnly from, int? months) => months is { } chosen && Lengths.Contains(chosen) ? from.AddMonths(chosen) : null;
}
