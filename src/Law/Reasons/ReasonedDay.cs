using System.Text.Json.Serialization;

namespace OffenesHaus.Law.Reasons;

/// <summary>A legal day (Europe/Berlin) and the steps that led to it.</summary>
public abstract record ReasonedDay
{
    /// <summary>The legal day (Europe/Berlin).</summary>
    [JsonInclude]
    public required DateOnly On { get; init; }

    /// <summary>The steps in order, the fact first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }
}
