using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.People.Helping;

/// <summary>A helper comes in by the second step, and goes. (OWASP ASVS 6.3.3)</summary>
public sealed class HelpSessions(OfficeDb db, HelperAccounts accounts, Keys keys, SpareCodes list, Guesses guesses, Refusals refusals, Journal journal, Actor by, TimeProvider clock)
{
    internal const string Purpose = "helper-second-step";

    /// <summary>Six digits of the code app, each once, or a code of the list, which goes with it.</summary>
    public async Task<HelpBegun> Pass(Guid id, string? written, string network, CancellationToken stop)
    {
        var subject = $"helper-step:{id:N}";
        if (!await guesses.Begin(network, subject, stop))
            throw new Refused("helping.too-often");
        var account = await db.Set<HelperAccount>().SingleOrDefaultAsync(a => a.Id == id, stop) is { IsActive: true, HasSecondStep: true, MustChangePassword: false } found ? found : throw new NotFound();
        if (!await Fits(account, written ?? "", stop))
        {
            await refusals.LogIn("second-step", id, stop);
            throw new Refused("helping.second-step-wrong");
        }

        try
        {
            var begun = await Begin(account, stop);
            await guesses.Succeeded(network, subject, stop);
            return begun;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody passed with this very code at the same moment: it counts once.
            await refusals.LogIn("second-step", id, stop);
            throw new Refused("helping.second-step-wrong");
        }
    }

    /// <summary>An invented helper of the demonstration comes in with one click.</summary>
    public async Task<HelpBegun> Invented(Guid id, CancellationToken stop) =>
        await Begin(await db.Set<HelperAccount>().SingleOrDefaultAsync(a => a.Id == id && a.Invented && a.LockedAt == null, stop) ?? throw new NotFound(), stop);

    /// <summary>The session is over here, and with it in every copy of its cookie. Twice is once.</summary>
    public async Task End(Guid id, CancellationToken stop)
    {
        if (await db.Set<HelperSession>().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, stop) is not { } session)
            return;
        session.EndedAt = clock.GetUtcNow();
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Helper, session.HelperId);
        journal.Note(JournalKind.HelperLoggedOut, session.HelperId, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
    }

    internal async Task<HelpBegun> Begin(HelperAccount account, CancellationToken stop)
    {
        by.Is(ActorKind.Helper, account.Id);
        var now = clock.GetUtcNow();
        var session = new HelperSession { Id = Guid.CreateVersion7(now), HelperId = account.Id, BegunAt = now };
        db.Add(session);
        journal.Note(JournalKind.HelperLoggedIn, account.Id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return new(session.Id, await accounts.View(account, stop));
    }

    private async Task<bool> Fits(HelperAccount account, string written, CancellationToken stop)
    {
        if (account.SealedTotpSecret is { } box && Digits.Of(written) is { Length: 6 } digits)
        {
            using var key = await keys.Of(account.Id, stop);
            if (Totp.StepOf(digits, key.Open(box, Purpose, account.Id), account.LastTotpStep, clock.GetUtcNow()) is not { } step)
                return false;
            account.LastTotpStep = step;
            return true;
        }

        if (written.Length is < 10 or > 20)
            return false;
        var hash = list.Hash(account.Id, written);
        if (await db.Set<ListCode>().SingleOrDefaultAsync(c => c.HelperId == account.Id && c.Hash == hash && c.UsedAt == null, stop) is not { } code)
            return false;
        code.UsedAt = clock.GetUtcNow();
        return true;
    }
}

/// <summary>A session that has just begun, and whose.</summary>
public sealed record HelpBegun(Guid Session, HelperView Helper);
