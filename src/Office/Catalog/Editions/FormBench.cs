using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Catalog.Editions;

/// <summary>What lies on the workbench: every form with its editions, and one edition as a whole.</summary>
public sealed class FormBench(OfficeDb db, Forms forms, EditionProof proof, TimeProvider clock)
{
    /// <summary>In addresses: the edition that came with the house; the draft that is open.</summary>
    public const string House = "house", Draft = "draft";

    /// <summary>Every form, also those that only exist as a draft or hold from a later day.</summary>
    public async Task<IReadOnlyList<FormOnBench>> See(CancellationToken stop)
    {
        var own = await db.Set<FormEdition>().AsNoTracking().Where(e => e.DiscardedAt == null).ToListAsync(stop);
        var names = await Names(stop);
        List<FormOnBench> all = [];
        foreach (var code in forms.All.Select(f => f.Code).Union(own.Select(e => e.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            all.Add(await Seen(code, [.. own.Where(e => e.Code == code)], names, stop));
        return all;
    }

    /// <summary>One form with every edition it ever had, newest first.</summary>
    public async Task<FormOnBench> See(string code, CancellationToken stop)
    {
        var own = await db.Set<FormEdition>().AsNoTracking().Where(e => e.Code == code).ToListAsync(stop);
        if (own.Count == 0 && forms.FirstVersion(code) is null)
            throw new NotFound();
        return await Seen(code, own, await Names(stop), stop);
    }

    /// <summary>One edition by its name in addresses: <c>house</c>, <c>draft</c> or its number; null: the draft, else what holds today.</summary>
    public async Task<EditionSeen> See(string code, string? key, CancellationToken stop)
    {
        var form = await See(code, stop);
        var line = key is null ? form.Draft ?? form.InForce ?? form.Editions.FirstOrDefault(e => !e.IsDiscarded) : form.Editions.FirstOrDefault(e => e.Key == key && !e.IsDiscarded);
        line = line ?? throw new NotFound();
        var wording = line.Id is { } id ? await db.WordingOf(id, stop) : null;
        var source = wording?.Source ?? forms.FirstSource(code)!;
        var before = line.IsDraft ? form.Editions.Where(e => e.Version is not null).MaxBy(e => e.Version) : null;
        return new()
        {
            Form = form,
            Line = line,
            Turn = wording?.Turn ?? 0,
            SavedBy = wording?.SavedBy is { } who ? await db.Set<ColleagueName>().Where(c => c.Id == who).Select(c => c.DisplayName).SingleOrDefaultAsync(stop) : null,
            SavedAt = wording?.SavedAt,
            Source = source,
            LeftOut = wording?.LeftOut ?? [],
            Proven = proof.See(code, source, before is null ? null : before.Id is { } earlier ? (await db.WordingOf(earlier, stop)).Source : forms.FirstSource(code)),
        };
    }

    /// <summary>What an edition said after an earlier save; null: there is no such save of it.</summary>
    public async Task<FormSource?> At(Guid edition, int turn, CancellationToken stop) =>
        (await db.Set<FormWording>().AsNoTracking().SingleOrDefaultAsync(w => w.EditionId == edition && w.Turn == turn, stop))?.Source;

    private async Task<FormOnBench> Seen(string code, List<FormEdition> own, Dictionary<Guid, string> names, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        string Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known, "nicht mehr hier") : "das Haus selbst";
        var first = forms.FirstVersion(code);
        var holds = own.Where(e => e.PublishedAt is not null && e.ValidFrom <= today && e.Version > (first ?? 0)).MaxBy(e => e.Version);
        List<EditionLine> editions =
        [
            .. own.OrderByDescending(e => e.BegunAt).ThenByDescending(e => e.Id).Select(e => new EditionLine
            {
                Id = e.Id,
                Key = e.Version is { } v ? $"{v}" : Draft,
                Version = e.Version,
                Origin = e.Origin,
                ValidFrom = e.ValidFrom,
                BegunAt = e.BegunAt,
                BegunBy = Name(e.BegunBy),
                EndedAt = e.PublishedAt ?? e.DiscardedAt,
                EndedBy = e.PublishedAt is not null ? Name(e.PublishedBy) : e.DiscardedAt is not null ? Name(e.DiscardedBy) : null,
                IsDiscarded = e.DiscardedAt is not null,
                Holds = e == holds,
            }),
        ];
        if (first is not null)
            editions.Add(new() { Key = House, Version = first, Origin = House, Holds = holds is null });
        var shown = editions.Find(e => e.IsDraft) ?? editions.Find(e => e.Holds) ?? editions.First(e => own.Count == 0 || !e.IsDiscarded || editions.TrueForAll(x => x.IsDiscarded));
        var words = shown.Id is { } id ? (await db.WordingOf(id, stop)).Words : forms.FirstSource(code)!.Words;
        return new() { Code = code, Title = words.German.GetValueOrDefault("title", code), Service = forms.Find(code)?.Service, Editions = editions, Words = words };
    }

    private Task<Dictionary<Guid, string>> Names(CancellationToken stop) =>
        db.Set<ColleagueName>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.DisplayName, stop);
}

/// <summary>A form with its editions.</summary>
public sealed record FormOnBench
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>The service it is for today; null: no edition of it holds yet.</summary>
    public required string? Service { get; init; }

    /// <summary>Newest first; that of the house last.</summary>
    public required IReadOnlyList<EditionLine> Editions { get; init; }

    /// <summary>Those of the draft, else of what holds today.</summary>
    public required FormWords Words { get; init; }

    public EditionLine? Draft => Editions.FirstOrDefault(e => e.IsDraft);

    public EditionLine? InForce => Editions.FirstOrDefault(e => e.Holds);

    /// <summary>How many texts are missing, and how many are stale, in one language.</summary>
    public (int Missing, int Stale) Lacks(Language language)
    {
        var states = Words.German.Keys.Select(k => Words.StateOf(language, k)).ToList();
        return (states.Count(s => s == WordState.Missing), states.Count(s => s is WordState.Stale or WordState.HolesDiffer));
    }
}

/// <summary>One edition in the list: who made it, and from when it holds.</summary>
public sealed record EditionLine
{
    /// <summary>Null: it came with the house.</summary>
    public Guid? Id { get; init; }

    public required string Key { get; init; }

    public required int? Version { get; init; }

    public required string Origin { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateTimeOffset? BegunAt { get; init; }

    public string? BegunBy { get; init; }

    /// <summary>When it was published or discarded.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public bool IsDiscarded { get; init; }

    /// <summary>Asked at every door today.</summary>
    public bool Holds { get; init; }

    public bool IsDraft => Id is not null && EndedAt is null;
}

/// <summary>One edition as a whole.</summary>
public sealed record EditionSeen
{
    public required FormOnBench Form { get; init; }

    public required EditionLine Line { get; init; }

    /// <summary>Of the last save; 0 for what came with the house.</summary>
    public required int Turn { get; init; }

    /// <summary>Who did that save; null: nobody who is here.</summary>
    public string? SavedBy { get; init; }

    public DateTimeOffset? SavedAt { get; init; }

    public required FormSource Source { get; init; }

    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    public required ProvenEdition Proven { get; init; }
}
