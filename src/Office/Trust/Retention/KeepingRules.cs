using System.Text.Json;
using System.Text.Json.Serialization;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Retention;

/// <summary>
/// How long is kept what has come to rest (Aufbewahrung). Problem: a copy kept too long harms people, one erased too early costs them a proof.
/// Rule: counted in German days without the day on which it came to rest (§ 187 Abs. 1, § 188 BGB), as long as the rule says that is in force today;
/// an end is not moved to a working day, since nobody has to act on it. Nothing that still moves counts, and nothing that is held.
/// Promise: never before the last day is over, and always on the day after it.
/// </summary>
public sealed class KeepingRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ILookup<KeptKind, KeepingRule> rules;

    public KeepingRules(IReadOnlyList<KeepingRule> rules)
    {
        this.rules = rules.OrderBy(r => r.From).ToLookup(r => r.Kind);
        foreach (var kind in Enum.GetValues<KeptKind>())
            _ = rules.Where(r => r.Kind == kind).Select(r => r.Length).DefaultIfEmpty().First() is { Count: > 0 } ? kind : throw new CannotStart($"No rule of retention says how long {kind} is kept.", "Add one to retention/rules.json.");
    }

    /// <summary>Reads the rules; a file that is missing or cannot be read stops the start with a sentence: a house must not guess what to erase.</summary>
    public static KeepingRules Read(string file) => new(Definitions.Read<Written>(file, "The rules of retention", Json)?.Rules ?? []);

    /// <summary>In force on that day; before the first rule the first holds.</summary>
    public KeepingRule InForce(KeptKind kind, DateOnly on) => rules[kind].LastOrDefault(r => r.From <= on) ?? rules[kind].First();

    /// <summary>The last day on which it is kept, counted from the instant it came to rest.</summary>
    public DateOnly LastDay(KeptKind kind, DateTimeOffset restsSince, DateOnly today) => InForce(kind, today).LastDay(GermanTime.DayOf(restsSince));

    /// <summary>Whether its time is over on that day.</summary>
    public bool IsOver(KeptKind kind, DateTimeOffset restsSince, DateOnly today) => LastDay(kind, restsSince, today) < today;

    private sealed record Written(IReadOnlyList<KeepingRule> Rules);
}
