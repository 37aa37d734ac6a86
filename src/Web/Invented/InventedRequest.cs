using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Web.Invented;

/// <summary>One request of the demonstration as its file tells it (<c>demonstration/requests.json</c>): days count back from the day it is loaded.</summary>
internal sealed record InventedRequest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Form { get; init; }

    public required string Language { get; init; }

    public required int DaysAgo { get; init; }

    public required TimeOnly At { get; init; }

    public required Law.Channel Channel { get; init; }

    public required bool Whole { get; init; }

    /// <summary>By question; a date as <c>14.3.1991</c>, or counted from the day of receipt: <c>+5</c>.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }

    public IReadOnlyList<InventedFile> Files { get; init; } = [];

    /// <summary>The invented adviser helps with it under a mandate.</summary>
    public bool Help { get; init; }

    /// <summary>The clerk who takes it.</summary>
    public string? Take { get; init; }

    public InventedWords? Ask { get; init; }

    /// <summary>What the person writes back, so many days after they were asked.</summary>
    public InventedWords? ReplyWords { get; init; }

    public InventedWords? Answer { get; init; }

    /// <summary>Wishes at the portal that the address be kept secret; the team lead then names a reader.</summary>
    public InventedProtection? Protect { get; init; }

    public static IReadOnlyList<InventedRequest> Read(string file) => JsonSerializer.Deserialize<InventedRequest[]>(File.ReadAllText(file), Json)!;
}

/// <summary>A paper that is drawn when the demonstration is loaded.</summary>
internal sealed record InventedFile(string Question, string Name, string Draw);

/// <summary>How somebody is protected, and who may read where they live.</summary>
internal sealed record InventedProtection
{
    public bool Household { get; init; }

    public required string To { get; init; }

    public required string When { get; init; }

    public required string Lead { get; init; }

    public required string Reader { get; init; }

    public required string Why { get; init; }
}

/// <summary>Words of a clerk or a person, so many days after what went before.</summary>
internal sealed record InventedWords
{
    public required int After { get; init; }

    public string By { get; init; } = "";

    public required string Words { get; init; }

    /// <summary>The same in the person's language.</summary>
    public string? Translation { get; init; }

    public IReadOnlyList<string> Missing { get; init; } = [];

    public bool Close { get; init; }
}
