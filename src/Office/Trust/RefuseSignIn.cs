using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Notes that somebody was not let in, then says no. The entry holds a code, never what was sent.</summary>
public sealed class RefuseSignIn(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    public const string Passkey = "sign-in.passkey", Provider = "sign-in.provider", Unknown = "sign-in.unknown", Shut = "sign-in.shut";

    /// <summary><paramref name="about"/>: whose door it was, where that is known; else the attempt stands for itself.</summary>
    public async Task<Refused> Run(string code, string detail, Guid? about, CancellationToken stop)
    {
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.House, null);
        journal.Note(JournalKind.SignInRefused, about ?? Guid.CreateVersion7(clock.GetUtcNow()), ReasonCode.OfficeDuty, $"{code.Split('.')[1]} {detail}");
        await db.SaveChangesAsync(stop);
        return new(code);
    }
}
