using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.People.Helping;

/// <summary>A helper sets an own password and the second step: a code app, or a printed list for whoever has none. (OWASP ASVS 6.3.3)</summary>
public sealed class SetUpToHelp(OfficeDb db, HelperAccounts accounts, HelpSessions sessions, Keys keys, SpareCodes list, Guesses guesses, Refusals refusals, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Every older session ends with it.</summary>
    public async Task<HelperView> Password(Guid id, string? password, CancellationToken stop)
    {
        var account = await Find(id, stop);
        var view = await accounts.View(account, stop);
        accounts.SetPassword(account, password ?? "", $"{view.Login} {view.Name} {view.Organisation}");
        by.Is(ActorKind.Helper, id);
        journal.Note(JournalKind.HelperSecretChanged, id, ReasonCode.OwnWish, "password");
        await db.SaveChangesAsync(stop);
        return await accounts.View(account, stop);
    }

    /// <summary>The same in a session, for whoever shows the present one. (OWASP ASVS 6.2.2, 6.2.3)</summary>
    public async Task<HelperView> Change(Guid id, string? present, string? next, CancellationToken stop)
    {
        var subject = $"helper-password:{id:N}";
        if (!await guesses.Begin(subject, subject, stop))
            throw new Refused("helping.too-often");
        if (!accounts.Fits(await Find(id, stop), present ?? ""))
        {
            await refusals.LogIn("present-password", id, stop);
            throw new Refused("helping.password-wrong");
        }

        await guesses.Succeeded(subject, subject, stop);
        return await Password(id, next, stop);
    }

    /// <summary>Ties a code app once its digits fit; with neither, the list alone is the second step. The list is shown this once.</summary>
    public async Task<(IReadOnlyList<string> List, HelpBegun Begun)> SecondStep(Guid id, string? secret, string? digits, bool listOnly, CancellationToken stop)
    {
        var account = await Find(id, stop) is { HasSecondStep: false, MustChangePassword: false } without ? without : throw new NotFound();
        using var key = await keys.Of(id, stop);
        if (!listOnly)
        {
            var bytes = Totp.FromWritten(secret ?? "");
            if (bytes.Length != 20 || Totp.StepOf(Digits.Of(digits) ?? "", bytes, account.LastTotpStep, clock.GetUtcNow()) is not { } step)
                throw new Refused("helping.second-step-wrong");
            (account.SealedTotpSecret, account.LastTotpStep) = (key.Seal(bytes, HelpSessions.Purpose, id), step);
        }

        var codes = SpareCodes.Draw();
        db.AddRange(codes.Select(c => new ListCode { HelperId = id, Hash = list.Hash(id, c) }));
        (account.HasSecondStep, account.Stamp) = (true, accounts.NewStamp());
        by.Is(ActorKind.Helper, id);
        journal.Note(JournalKind.HelperSecretChanged, id, ReasonCode.OwnWish, listOnly ? "list" : "code-app");
        return (codes, await sessions.Begin(account, stop));
    }

    private async Task<HelperAccount> Find(Guid id, CancellationToken stop) =>
        await db.Set<HelperAccount>().SingleOrDefaultAsync(a => a.Id == id, stop) is { IsActive: true } account ? account : throw new NotFound();
}
