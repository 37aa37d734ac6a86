using System.Text.Json.Serialization;

namespace OffenesHaus.Law.Reasons;

/// <summary>A legal day (Europe/Berlin) and the steps that led to it.</summary>
public abstract record ReasonedDay
{
    [JsonInclude]
    public required DateOnly On { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}
