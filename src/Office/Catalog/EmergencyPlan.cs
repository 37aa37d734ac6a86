using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>
/// What the office calls an emergency (Notfall), what to say at once, which numbers to name, and how long one may wait until somebody has it: data of the office
/// (<c>services/emergencies.json</c>), read once. No number stands in code.
/// </summary>
public sealed class EmergencyPlan
{
    private const int MostMinutes = 24 * 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required IReadOnlyList<AcceptWithin> AcceptWithin { get; init; }

    public required IReadOnlyList<EmergencyNumber> Numbers { get; init; }

    public required IReadOnlyList<EmergencyKind> Kinds { get; init; }

    /// <summary>A file that contradicts itself or the catalogue stops the start.</summary>
    public static EmergencyPlan Read(string folder, Services services)
    {
        var file = Path.Combine(folder, "emergencies.json");
        try
        {
            return JsonSerializer.Deserialize<EmergencyPlan>(File.ReadAllText(file), Json) is { } plan ? plan.Proven(file, services) : throw new FormBroken(file, "is empty");
        }
        catch (JsonException e)
        {
            throw new FormBroken(file, e.Message, (int?)(e.LineNumber + 1));
        }
    }

    public EmergencyKind? Find(string? code) => Kinds.FirstOrDefault(k => k.Code == code);

    /// <summary>The numbers of a kind, in its order.</summary>
    public IEnumerable<EmergencyNumber> NumbersOf(EmergencyKind kind) => kind.Numbers.Select(n => Numbers.First(k => k.Number == n));

    /// <summary>How long one that was raised on that day may wait until somebody names themselves.</summary>
    public TimeSpan WaitsOn(DateOnly day) => TimeSpan.FromMinutes(AcceptWithin.Where(a => a.From <= day).OrderBy(a => a.From).Last().Minutes);

    private EmergencyPlan Proven(string file, Services services)
    {
        if (AcceptWithin.Count == 0 || AcceptWithin.Any(a => a.Minutes is < 1 or > MostMinutes) || AcceptWithin.Min(a => a.From) > new DateOnly(2026, 11, 1))
            throw new FormBroken(file, $"acceptWithin: from 1 to {MostMinutes} minutes, and a first day that is past");
        if (Kinds.Count == 0 || Kinds.Select(k => k.Code).Distinct(StringComparer.Ordinal).Count() != Kinds.Count)
            throw new FormBroken(file, "kinds: at least one, each code once");
        foreach (var kind in Kinds)
        {
            if (kind.Numbers.FirstOrDefault(n => Numbers.All(k => k.Number != n)) is { } number)
                throw new FormBroken(file, $"{kind.Code} names the number {number}, which stands nowhere");
            if (kind.Services.FirstOrDefault(s => services.Find(s) is null) is { } service)
                throw new FormBroken(file, $"{kind.Code} names the service {service}, which the catalogue does not know");
        }

        return this;
    }
}

/// <summary>From that day on: the minutes after which an emergency that nobody has rises to the team leads.</summary>
public sealed record AcceptWithin(DateOnly From, int Minutes);

/// <summary>A number to name, whose it is and when somebody answers.</summary>
public sealed record EmergencyNumber(string Number, string Who, string Hours);

/// <summary>A kind of emergency: what to ask and say, which numbers, and which services may be applied for at once.</summary>
public sealed record EmergencyKind(string Code, string Name, IReadOnlyList<string> Say, IReadOnlyList<string> Numbers, IReadOnlyList<string> Services);
