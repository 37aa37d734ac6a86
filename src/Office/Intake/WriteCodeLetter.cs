using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Writes the letter that somebody asked for at the portal, where a request, an address and a birth date are known; else nothing. Heard twice, it is written once.</summary>
public sealed class WriteCodeLetter(OfficeDb db, CodeLetters letters) : IListener
{
    public const string TopicName = "write-code-letter";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        await using var tx = await db.Database.BeginTransactionAsync(stop);
        if (await letters.Hold(subject, stop) is not { } request
            || await letters.WritePin(request, new() { Reason = ReasonCode.OwnWish, Spares = true }, stop) is not null)
            return;
        await db.SaveChangesAsync(stop);
        await tx.CommitAsync(stop);
    }
}
