using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Catalog.Editions;

/// <summary>What the verbs of the workbench have in common: the draft that is open, what it follows, and a further wording of it.</summary>
internal sealed class Drafts(OfficeDb db, Forms forms, Actor by, TimeProvider clock)
{
    /// <summary>The draft, which nobody may publish or discard until this transaction ends. Published or discarded already: refused, with who did it.</summary>
    public async Task<FormEdition> Lock(Guid id, CancellationToken stop)
    {
        var edition = await db.Set<FormEdition>().FromSql($"SELECT *, xmin FROM catalog.form_edition WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(stop) ?? throw new NotFound();
        if (edition.PublishedAt is not null)
            throw new Refused("catalog.published-already", edition.Version!, await NameOf(edition.PublishedBy, stop));
        if (edition.DiscardedAt is not null)
            throw new Refused("catalog.discarded-already", await NameOf(edition.DiscardedBy, stop));
        return edition;
    }

    /// <summary>The newest edition that is published or came with the house: what a draft follows. Null for a form nobody has published yet.</summary>
    public async Task<Followed?> Newest(string code, CancellationToken stop)
    {
        var first = forms.FirstVersion(code);
        var own = await db.Set<FormEdition>().AsNoTracking().Where(e => e.Code == code && e.PublishedAt != null).OrderByDescending(e => e.Version).FirstOrDefaultAsync(stop);
        return own is not null && own.Version > (first ?? 0) ? new(own.Version!.Value, $"{own.Version}", (await db.WordingOf(own.Id, stop)).Source)
            : first is { } version ? new(version, FormBench.House, forms.FirstSource(code)!)
            : null;
    }

    public FormEdition Begin(string code, string origin)
    {
        var edition = new FormEdition { Id = Guid.CreateVersion7(clock.GetUtcNow()), Code = code, Origin = origin, BegunAt = clock.GetUtcNow(), BegunBy = by.Id };
        db.Add(edition);
        return edition;
    }

    public FormWording Say(Guid edition, int turn, FormSource source, IReadOnlyList<LeftOut> leftOut)
    {
        var wording = new FormWording { EditionId = edition, Turn = turn, Definition = source.Definition, Words = source.Words, LeftOut = leftOut, SavedAt = clock.GetUtcNow(), SavedBy = by.Id };
        db.Add(wording);
        return wording;
    }

    /// <summary>Saves a draft that was just begun; where there is one already, that is said.</summary>
    public async Task SaveBegun(CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("catalog.draft-open");
        }
    }

    private async Task<string> NameOf(Guid? clerk, CancellationToken stop) =>
        await db.Set<ColleagueName>().Where(c => c.Id == clerk).Select(c => c.DisplayName).SingleOrDefaultAsync(stop) ?? "Jemand";
}

/// <summary>The edition that a draft follows.</summary>
internal sealed record Followed(int Version, string Key, FormSource Source);
