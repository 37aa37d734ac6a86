using OffenesHaus.People.Helping;

namespace OffenesHaus.Web.Shared;

/// <summary>A mandate in parts: each thing it allows, one by one.</summary>
public static class HelpWords
{
    public static IEnumerable<HelpScopes> Single(HelpScopes scope) =>
        new[] { HelpScopes.Status, HelpScopes.FillIn, HelpScopes.Evidence, HelpScopes.Letters }.Where(s => scope.HasFlag(s));
}
