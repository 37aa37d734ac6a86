using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Ties a code app to an account, once its first six digits prove that it works.</summary>
public sealed class SetUpSecondStep(StaffDb staff, Keys keys, SpareCodes spare, StaffChange change, Actor by, TimeProvider clock)
{
    internal const string Purpose = "second-step";

    /// <summary>A fresh secret: as the app's address for the picture, and in letters for typing off.</summary>
    public static (string Address, string Written) Draw(string house, string account)
    {
        var secret = Totp.NewSecret();
        return (Totp.Address(secret, house, account), Totp.Written(secret));
    }

    public static string AddressOf(string written, string house, string account) => Totp.Address(Totp.FromWritten(written), house, account);

    /// <summary>The recovery codes, to be shown this once.</summary>
    public async Task<IReadOnlyList<string>> Run(Guid id, string written, string digits, CancellationToken stop)
    {
        var clerk = await staff.Users.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        if (clerk.SealedTotpSecret is not null)
            throw new NotFound();
        var secret = Totp.FromWritten(written);
        if (secret.Length != 20 || Totp.StepOf(Digits.Of(digits) ?? "", secret, clerk.LastTotpStep, clock.GetUtcNow()) is not { } step)
            throw new Refused("staff.second-step-wrong");

        var codes = SpareCodes.Draw();
        by.Is(ActorKind.Clerk, id);
        try
        {
            await change.Run(JournalKind.ClerkSecretChanged, id, () => Tie(clerk, secret, step, codes, stop), stop, "code-app");
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("staff.second-step-wrong");
        }

        return codes;
    }

    private async Task Tie(Clerk clerk, byte[] secret, long step, IReadOnlyList<string> codes, CancellationToken stop)
    {
        // After a reset the account has its key already.
        using var key = await keys.OfOrNew(clerk.Id, stop);
        clerk.SealedTotpSecret = key.Seal(secret, Purpose, clerk.Id);
        clerk.LastTotpStep = step;
        staff.AddRange(codes.Select(c => new SpareCode { ClerkId = clerk.Id, Hash = spare.Hash(clerk.Id, c) }));
    }
}
