using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>A service of the office (Leistung) as data (<c>services/services.json</c>). Its words stand in <c>texts/services</c>; no name of a benefit stands in code.</summary>
public sealed class Service
{
    internal const int UsualTargetDays = 28;

    /// <summary>In addresses and text keys: <c>first-application</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands in the list: <c>money</c>, <c>changes</c>, <c>housing</c>, <c>work</c>, <c>papers</c>, <c>rights</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The act of the form-of-acts table: which channels do, and under which condition.</summary>
    public required string Act { get; init; }

    /// <summary>The form it is started with online.</summary>
    public required string Form { get; init; }

    /// <summary>Sections, as cited to people: <c>§ 37 SGB II</c>.</summary>
    public required IReadOnlyList<string> Law { get; init; }

    /// <summary>Evidence usually needed; each is a text <c>evidence.&lt;code&gt;</c>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The house's own target for an answer, in calendar days; not a deadline of law.</summary>
    public int TargetDays { get; init; } = UsualTargetDays;

    public bool IsOffered(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);
}

/// <summary>The catalogue, read once from <c>services/</c>.</summary>
public sealed class Services
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly FrozenDictionary<string, Service> byCode;

    public Services(string folder)
    {
        var file = Path.Combine(folder, "services.json");
        All = JsonSerializer.Deserialize<Service[]>(File.ReadAllText(file), Json) ?? throw new FormBroken(file, "is empty");
        byCode = All.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
        Acts = [.. ActWay.Read(Path.Combine(folder, "forms-of-acts.csv"))];
    }

    public IReadOnlyList<Service> All { get; }

    /// <summary>Which act may be done through which channel, with condition and section.</summary>
    public IReadOnlyList<ActWay> Acts { get; }

    public Service? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The house's own target for answering a form, in calendar days.</summary>
    public int TargetDaysOf(Form form) => Find(form.Service)?.TargetDays ?? Service.UsualTargetDays;

    public IEnumerable<ActWay> WaysOf(Service service) => Acts.Where(a => a.Act == service.Act);
}

/// <summary>One row of <c>services/forms-of-acts.csv</c>: an act, a channel, and whether the law lets it do.</summary>
public sealed record ActWay(string Act, string Channel, string Allowed, string Section)
{
    internal static IEnumerable<ActWay> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Skip(1).Where(l => l.Length > 0))
        {
            if (line.Split(';') is not [var act, var channel, var allowed, var section])
                throw new FormBroken(file, $"four columns divided by ';' expected: {line}");
            yield return new(act, channel, allowed, section);
        }
    }
}
