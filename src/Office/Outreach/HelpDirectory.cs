using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Outreach;

/// <summary>Who helps with requests (Ausfüllhilfe, Beratung): places that the office was asked to name, kept in one file. Read once.</summary>
public sealed class HelpDirectory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter<DayOfWeek>() },
    };

    /// <summary>The places do not exist: a page that shows them says so.</summary>
    public bool Invented { get; init; }

    public IReadOnlyList<HelpPlace> Places { get; init; } = [];

    /// <summary>Every language somebody speaks there, most common first.</summary>
    public IReadOnlyList<string> Languages =>
        [.. Places.SelectMany(p => p.Languages).GroupBy(l => l, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>Places where that language is spoken; null, or a language nobody speaks there: all of them.</summary>
    public IReadOnlyList<HelpPlace> Speaking(string? language) =>
        Places.Where(p => p.Languages.Contains(language, StringComparer.Ordinal)).ToList() is { Count: > 0 } found ? found : Places;

    /// <summary>Absent: nobody has named a place yet. A file that cannot be read stops the start.</summary>
    public static HelpDirectory Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<HelpDirectory>(File.ReadAllText(file), Json) ?? new() : new();
}

/// <summary>One place that helps, with what a person must know before going there.</summary>
public sealed record HelpPlace
{
    public required string Name { get; init; }

    public required string Street { get; init; }

    public required string Town { get; init; }

    public required string Phone { get; init; }

    /// <summary>As dialled, with country code.</summary>
    public required string PhoneDialled { get; init; }

    /// <summary>Language tags (BCP 47); <c>gsg</c> is German Sign Language.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What they help with; each is a text <c>helpers/with.&lt;code&gt;</c>.</summary>
    public required IReadOnlyList<string> HelpsWith { get; init; }

    public required IReadOnlyList<HelpHours> Hours { get; init; }

    public required bool ByAppointment { get; init; }

    public required bool StepFree { get; init; }

    public required bool FreeOfCharge { get; init; }
}

/// <summary>The same hours on some days of the week, wall clock of the place.</summary>
public sealed record HelpHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To);
