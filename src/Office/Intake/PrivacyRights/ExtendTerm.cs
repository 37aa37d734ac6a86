using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>An answer about somebody's data takes longer than a month, because there is much or it is hard: the person is told within that month, with the reasons, and it takes two further months at most. (Art. 12 Abs. 3 S. 2 und 3 GDPR)</summary>
public sealed class ExtendTerm(OfficeDb db, Services services, Forms forms, OfficeSettings office, Keys keys, Texts texts, Sending sending, Tasks tasks, Journal journal, Actor by, TimeProvider clock)
{
    public const int MostMonths = 2;

    public async Task<RightsTerm?> See(RequestNumber number, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.OnDesk(number, stop);
        if (!Applies(request))
            return null;
        var month = OtherPeriods.DataAccessAnswer(arrivedOn, office.Seat).On;
        return new(month, await tasks.ExtendedUntil(request.Id, stop), month >= GermanTime.DayOf(clock.GetUtcNow()));
    }

    /// <summary>The same again by the same clerk is the first time. Throws <see cref="Refused"/> once the month is over, and for what was extended before.</summary>
    public async Task<DateOnly> Run(RequestNumber number, int months, string? why, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.Worked(number, stop);
        if (!Applies(request) || months is < 1 or > MostMonths)
            throw new NotFound();
        if (OtherPeriods.DataAccessAnswer(arrivedOn, office.Seat).On is var month && month < GermanTime.DayOf(clock.GetUtcNow()))
            throw new Refused("rights.too-late", month);
        var until = OtherPeriods.DataAccessAnswer(arrivedOn, office.Seat, 1 + months).On;
        if (await tasks.ExtendedUntil(request.Id, stop) is { } known)
            return await IsDone(request.Id, until, stop) ? until : throw new Refused("rights.extended", known);
        if (string.IsNullOrWhiteSpace(why))
            throw new Refused("desk.no-words");

        using var key = await keys.Of(request.Id, stop);
        var t = new Say(texts, Language.Parse(request.Language, null));
        await sending.Send(request, new()
        {
            Kind = MessageKind.Answer,
            Words = $"{t.German["letter/longer.data", t.German.Day(until)]}\n\n{why.Trim()}",
            Translation = t.Language.IsGerman ? null : new(t.Language, t["letter/longer.data", t.Day(until)]),
            StillUntil = (await OpenQuestion.In(db, request.Id, stop))?.Until,
            Stays = true,
            ArrivedOn = arrivedOn,
        }, key, forms[request.Form].Prune((await db.HandedIn(request.Id, stop)).Open(key)), stop);
        await tasks.Extend(request.Id, until, stop);
        journal.Note(JournalKind.TermExtended, request.Id, ReasonCode.OpenTask, Day(until));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            db.ChangeTracker.Clear();
            if (!await IsDone(request.Id, until, stop))
                throw new Refused("desk.changed-meanwhile");
        }
        return until;
    }

    // The same clerk, the same day: their first click did it, and the person has the words of it.
    private Task<bool> IsDone(Guid request, DateOnly until, CancellationToken stop)
    {
        var (me, said) = (by.Id, Day(until));
        return db.Set<JournalEntry>().AsNoTracking().AnyAsync(e => e.About == request && e.Kind == JournalKind.TermExtended && e.ActorId == me && e.Detail == said, stop);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    // Rights of whoever the data are about: the law sets the term, not the house.
    private bool Applies(Request request) => services.For(forms[request.Form], request.Service)?.Act == "data-copy";
}

/// <summary>The term the law sets for an answer about somebody's data: its day, the longer one the person was told, and whether it can still be made longer.</summary>
public sealed record RightsTerm(DateOnly Month, DateOnly? ExtendedUntil, bool CanStillBeExtended);
