using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>
/// A helper begins a request for somebody who sits beside them. The mandate that comes with it is for this request and for today: number and code go to the person on paper,
/// and whoever shall help for longer is let in by the person.
/// </summary>
public sealed class BeginBeside(OfficeDb db, Services services, Keys keys, Grants grants, HelperAccounts accounts, HelpLimits limits, Guesses guesses, Journal journal, Actor by, TimeProvider clock)
{
    private const HelpScopes Scope = HelpScopes.Status | HelpScopes.FillIn | HelpScopes.Evidence;

    /// <summary><paramref name="begunWith"/>: drawn with the page; the same page sent twice begins one request. <paramref name="service"/>: or a form that no service starts with.</summary>
    public async Task<RequestNumber> Run(Guid begunWith, string? service, Language? language, CancellationToken stop)
    {
        if (services.Chosen(service) is not { } wanted)
            throw new Refused("helping.no-form");
        if (language is null)
            throw new Refused("helping.no-language");
        var (me, now) = (by.Id!.Value, clock.GetUtcNow());
        var helping = await db.Set<Grant>().CountAsync(g => g.Holder == me && g.Right == Right.Help && g.Why != Grants.Given.Part && g.EndedAt == null && g.Until > now, stop);
        if (helping >= limits.MostPeople)
            throw new Refused("helping.too-many", limits.MostPeople);
        try
        {
            return await Begin(begunWith, wanted, language, now, stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            db.ChangeTracker.Clear();
            return await db.Set<Request>().AsNoTracking().Where(r => r.BegunWith == begunWith).Select(r => (RequestNumber?)r.Number).SingleOrDefaultAsync(stop) ?? throw new Refused("intake.busy");
        }
    }

    private async Task<RequestNumber> Begin(Guid begunWith, (Form Form, string Service) wanted, Language language, DateTimeOffset now, CancellationToken stop)
    {
        var (id, today) = (Guid.CreateVersion7(now), GermanTime.DayOf(now));
        var mandate = Guid.CreateVersion7(now);
        var me = await accounts.Find(by.Id!.Value, stop) ?? throw new NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        grants.Give(new() { Holder = me.Id, Right = Right.Help, Subject = id, Why = "mandate", WhyId = mandate, Until = GermanTime.EndOf(today) });
        journal.Note(JournalKind.MandateGiven, id, ReasonCode.OwnWish, $"beside {mandate:N}");
        journal.Note(JournalKind.MandateTaken, id, ReasonCode.OwnWish, mandate.ToString("N"));
        journal.Note(JournalKind.RequestBegun, id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);

        // With the right its rows may be written.
        var request = new Request { Id = id, Number = RequestNumber.Draw(), BegunWith = begunWith, Form = wanted.Form.Code, FormVersion = wanted.Form.Version, Service = wanted.Service, Language = language.Code, BegunAt = now };
        request.Reach(RequestState.Unsent, now, by);
        db.Add(request);
        guesses.Begun(request.Number.ToPath());
        using var key = keys.CreateFor(id);
        await db.SaveChangesAsync(stop);
        db.Add(new Mandate
        {
            Id = mandate,
            RequestId = id,
            Kind = me.Organisation is null ? MandateKind.Family : MandateKind.Adviser,
            Scope = Scope,
            SealedName = Mandate.SealName(me.Name, key, mandate),
            SealedOrganisation = Mandate.SealOrganisation(me.Organisation, key, mandate),
            UntilOn = today,
            Evidence = MandateEvidence.Beside,
            Through = Channel.Helper,
            GivenAt = now,
            GivenBy = by.Kind,
            GivenById = me.Id,
            AgreedAt = now,
            Helper = me.Id,
            TakenAt = now,
        });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return request.Number;
    }
}
