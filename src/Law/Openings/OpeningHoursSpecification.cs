using System.Text.Json.Serialization;

namespace OffenesHaus.Law.Openings;

/// <summary>One entry of schema.org/OpeningHoursSpecification, ready for JSON-LD. Closed is 00:00 to 00:00, all day is 00:00 to 23:59.</summary>
public sealed record OpeningHoursSpecification
{
    /// <summary>The type's name, as schema.org writes it.</summary>
    [JsonPropertyName("@type")]
    public string Type { get; } = "OpeningHoursSpecification";

    /// <summary>Addresses of schema.org/DayOfWeek.</summary>
    [JsonPropertyName("dayOfWeek")]
    public required IReadOnlyList<string> DayOfWeek { get; init; }

    /// <summary>Wall clock in Germany, HH:mm.</summary>
    [JsonPropertyName("opens")]
    public required string Opens { get; init; }

    /// <summary>Wall clock in Germany, HH:mm; 23:59 for the end of the day.</summary>
    [JsonPropertyName("closes")]
    public required string Closes { get; init; }

    /// <summary>The first legal day on which it holds.</summary>
    [JsonPropertyName("validFrom")]
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last legal day on which it holds.</summary>
    [JsonPropertyName("validThrough")]
    public required DateOnly ValidThrough { get; init; }
}
