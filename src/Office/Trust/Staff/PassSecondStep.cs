using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>The second step: six digits of the code app, each once, or a recovery code, which goes with it.</summary>
public sealed class PassSecondStep(StaffDb staff, Keys keys, SpareCodes spare, Guesses guesses, Refusals refusals, StaffChange change, Actor by, TimeProvider clock)
{
    public async Task<SessionBegun> Run(Guid id, string written, string network, CancellationToken stop)
    {
        var subject = $"second-step:{id:N}";
        if (!await guesses.Begin(network, subject, stop))
            throw new Refused("staff.too-often");

        var clerk = await staff.Users.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        if (!clerk.IsActive)
            throw new NotFound();
        if (clerk.SealedTotpSecret is not { } box)
            throw new Refused("staff.second-step-wrong");
        using var key = await keys.Of(id, stop);
        var secret = key.Open(box, SetUpSecondStep.Purpose, id);
        var step = Digits.Of(written) is { Length: 6 } digits ? Totp.StepOf(digits, secret, clerk.LastTotpStep, clock.GetUtcNow()) : null;
        var code = step is null && written.Length > 6 ? await SpareCodeOf(id, written, stop) : null;
        if (step is null && code is null)
        {
            await refusals.LogIn("second-step", id, stop);
            throw new Refused("staff.second-step-wrong");
        }

        by.Is(ActorKind.Clerk, id);
        var session = new StaffSession { Id = Guid.CreateVersion7(clock.GetUtcNow()), ClerkId = id, BegunAt = clock.GetUtcNow() };
        try
        {
            await change.Run(code is null ? JournalKind.ClerkLoggedIn : JournalKind.ClerkSecretChanged, id, () =>
            {
                clerk.LastTotpStep = step ?? clerk.LastTotpStep;
                clerk.LoggedInAt = session.BegunAt;
                staff.Add(session);
                if (code is not null)
                    staff.Remove(code);
                return Task.CompletedTask;
            }, stop, code is null ? null : "recovery-code");
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody passed with these very digits at the same moment: they count once.
            await refusals.LogIn("second-step", id, stop);
            throw new Refused("staff.second-step-wrong");
        }

        await guesses.Succeeded(network, subject, stop);
        return new(session.Id, ClerkView.Of(clerk));
    }

    private async Task<SpareCode?> SpareCodeOf(Guid id, string written, CancellationToken stop)
    {
        var hash = spare.Hash(id, written);
        return await staff.Set<SpareCode>().SingleOrDefaultAsync(c => c.ClerkId == id && c.Hash == hash, stop);
    }
}
