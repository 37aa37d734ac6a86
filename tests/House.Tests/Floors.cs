namespace OffenesHaus.House.Tests;

/// <summary>The house rule of floors: a room needs only rooms below it, and rooms on one floor don't know each other.</summary>
internal sealed class Floors(string root, IReadOnlyDictionary<string, int> floors)
{
    /// <summary>As drawn in ARCHITECTURE.md. Platform is no room: it lies below all of them.</summary>
    public static Floors OfTheHouse { get; } = new("OffenesHaus.", new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Insight"] = 5,
        ["Intake"] = 4,
        ["Correspondence"] = 3,
        ["Cases"] = 2,
        ["Reach"] = 2,
        ["People"] = 1,
        ["Catalog"] = 1,
        ["Outreach"] = 1,
        ["Trust"] = 0,
        ["Platform"] = -1,
    });

    public IEnumerable<string> Names => floors.Keys;

    public IEnumerable<string> Breaches(IEnumerable<Type> types)
    {
        var all = types.Where(t => Room(t) is not null).ToList();
        foreach (var room in all.Select(t => Room(t)!).Distinct(StringComparer.Ordinal).Where(r => !floors.ContainsKey(r)))
            yield return $"{room} stands on no floor";
        foreach (var (from, to) in References.Of(all).Where(r => r.From.Assembly == r.To.Assembly))
            if (Room(from) is { } upper && Room(to) is { } lower && upper != lower && floors.GetValueOrDefault(upper) <= floors.GetValueOrDefault(lower))
                yield return $"{upper}.{from.Name} needs {lower}.{to.Name}";
    }

    private string? Room(Type type) =>
        type.Namespace is { } name && name.StartsWith(root, StringComparison.Ordinal) ? name[root.Length..].Split('.')[0] : null;
}
