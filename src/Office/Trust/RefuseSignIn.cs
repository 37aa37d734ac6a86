using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Notes that somebody was not let in, then says no. The entry holds a code, never what was sent.</summary>
public sealed class RefuseSignIn(HouseScope asHouse, OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    public const string Passkey = "sign-in.passkey", Provider = "sign-in.provider", Unknown = "sign-in.unknown", Shut = "sign-in.shut";

    /// <summary><paramref name="about"/>: whose door it was, where that is known; else the attempt stands for itself.</summary>
    public async Task<Refused> Run(string code, string detail, Guid? about, CancellationToken stop)
    {
        var (whose, what) = (about ?? Guid.CreateVersion7(clock.GetUtcNow()), $"{code.Split('.')[1]} {detail}");
        if (by.Kind == ActorKind.Nobody)
        {
            // In a scope of its own: the page that says no must not be drawn as the house, which sees everything.
            await using var scope = asHouse();
            await Note(scope.ServiceProvider.GetRequiredService<OfficeDb>(), scope.ServiceProvider.GetRequiredService<Journal>(), whose, what, stop);
        }
        else
        {
            await Note(db, journal, whose, what, stop);
        }

        return new(code);
    }

    private static async Task Note(OfficeDb db, Journal journal, Guid about, string what, CancellationToken stop)
    {
        journal.Note(JournalKind.SignInRefused, about, ReasonCode.OfficeDuty, what);
        await db.SaveChangesAsync(stop);
    }
}
