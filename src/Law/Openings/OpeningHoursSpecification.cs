using System.Text.Json.Serialization;

namespace OffenesHaus.Law.Openings;

/// <summary>One entry of schema.org/OpeningHoursSpecification, ready for JSON-LD. Closed is 00:00 to 00:00, all day is 00:00 to 23:59.</summary>
public sealed record OpeningHoursSpecification
{
    [JsonPropertyName("@type")]
    public string Type { get; } = "OpeningHoursSpecification";

    [JsonPropertyName("dayOfWeek")]
    public required IReadOnlyList<string> DayOfWeek { get; init; }

    [JsonPropertyName("opens")]
    public required string Opens { get; init; }

    [JsonPropertyName("closes")]
    public required string Closes { get; init; }

    [JsonPropertyName("validFrom")]
    public required DateOnly ValidFrom { get; init; }

    [JsonPropertyName("validThrough")]
    public required DateOnly ValidThrough { get; init; }
}
