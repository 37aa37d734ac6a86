using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>The two buttons of a list: one more row (<c>more:people</c>), and this one not any longer (<c>drop:people.2</c>).</summary>
internal static class RowAsked
{
    private const string More = "more:", Drop = "drop:";

    /// <summary>The answers without the row that was taken out.</summary>
    public static Answers Without(Answers answers, string act) =>
        !act.StartsWith(Drop, StringComparison.Ordinal) ? answers
        : answers.Only([.. answers.Select(a => a.Key).Where(f => !f.StartsWith(act[Drop.Length..] + ".", StringComparison.Ordinal))]);

    /// <summary>What to add to the address of the page, so that it shows what was asked for.</summary>
    public static string After(string act) =>
        act.StartsWith(More, StringComparison.Ordinal) ? $"?mehr={Uri.EscapeDataString(act[More.Length..])}#{Uri.EscapeDataString(act[More.Length..])}-last"
        : act.StartsWith(Drop, StringComparison.Ordinal) && act.LastIndexOf('.') is > 0 and var dot ? $"#{Uri.EscapeDataString(act[Drop.Length..dot])}-list"
        : "";
}
