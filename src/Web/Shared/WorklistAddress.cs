using OffenesHaus.Cases;

namespace OffenesHaus.Web.Shared;

/// <summary>A filter of the worklist as it stands in addresses.</summary>
public static class WorklistAddress
{
    /// <summary>Without the question mark; empty for everything.</summary>
    public static string Query(WorklistFilter filter) => string.Join('&', new[]
    {
        filter.Who == Holder.Anybody ? null : $"wer={filter.Who}",
        filter.Due is null ? null : $"frist={filter.Due}",
        filter.Channel is null ? null : $"weg={filter.Channel}",
        filter.Language is null ? null : $"sprache={Uri.EscapeDataString(filter.Language)}",
    }.OfType<string>());

    public static string List(WorklistFilter filter) => Query(filter) is { Length: > 0 } query ? "/desk?" + query : "/desk";

    /// <summary>A request, opened out of a row of that list.</summary>
    public static string Request(long number, WorklistMark row, WorklistFilter filter) =>
        $"/desk/requests/{number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)}?liste={row}{(Query(filter) is { Length: > 0 } query ? "&" + query : "")}";
}
