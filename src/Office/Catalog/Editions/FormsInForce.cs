using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Editions;

/// <summary>
/// Which edition of each form holds today, kept in memory by <see cref="Forms"/> and <see cref="Texts"/>: read once, read again when one was published here,
/// and every few seconds asked whether another process did or a new day began. An edition that would not prove never holds.
/// </summary>
public sealed partial class FormsInForce(Forms forms, Texts texts, TimeProvider clock, ILogger<FormsInForce> log) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private string read = "";

    /// <summary>Another edition holds than before.</summary>
    public event EventHandler? Changed;

    /// <summary>True when there was something new.</summary>
    public async Task<bool> Refresh(OfficeDb db, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            return await Read(db, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> Read(OfficeDb db, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var due = await db.Set<FormEdition>().AsNoTracking().Where(e => e.PublishedAt != null && e.ValidFrom <= today).Select(e => new { e.Id, e.Code, Version = e.Version!.Value }).ToListAsync(stop);
        // An upgrade of the house may bring a first edition that is as new, or newer: then that one holds.
        var wanted = due.Where(e => e.Version > (forms.FirstVersion(e.Code) ?? 0)).OrderBy(e => e.Code, StringComparer.Ordinal).ThenByDescending(e => e.Version).GroupBy(e => e.Code, e => e.Id, StringComparer.Ordinal).ToList();
        var seen = string.Join(' ', wanted.Select(e => e.First()));
        if (seen == read)
            return false;

        List<(Form Form, FormWords Words)> proven = [];
        foreach (var editions in wanted)
            foreach (var edition in editions)
                if (Prove(editions.Key, await db.WordingOf(edition, stop)) is { } held)
                {
                    proven.Add(held);
                    break;
                }

        // The words first: a page that is asked in between finds more than it needs, never less.
        texts.Take([.. proven.Select(p => (p.Form.Code, p.Words))]);
        forms.Take(proven.Select(p => p.Form));
        read = seen;
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private (Form Form, FormWords Words)? Prove(string code, FormWording wording)
    {
        try
        {
            var file = EditionProof.File(code);
            var form = UnfoldForm.Of(Forms.Written(file, wording.Definition));
            new ProveForm(file, wording.Definition).Words(form, texts.With(code, wording.Words));
            return (form, wording.Words);
        }
        catch (FormBroken e)
        {
            DoesNotHold(log, code, e);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The published edition of the form {Code} contradicts itself and does not hold; the one before it does")]
    private static partial void DoesNotHold(ILogger log, string code, Exception e);
}
