using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A clerk has a letter with a PIN sent to a person who lost their code; again, if it did not arrive. The oldest of three gives way.</summary>
public sealed class OrderCodeLetter(OfficeDb db, CodeLetters letters, Grants grants)
{
    /// <summary><paramref name="toNewest"/>: the clerk has checked that the person really moved.</summary>
    public async Task Run(RequestNumber number, bool toNewest, CancellationToken stop)
    {
        var (seen, _) = await db.OnDesk(number, stop);
        await using var tx = await db.Database.BeginTransactionAsync(stop);
        var request = await letters.Hold(seen.Id, stop) ?? throw new NotFound();
        if (await letters.WritePin(request, new() { Reason = await grants.ReasonFor(seen.Id, stop), ToNewest = toNewest }, stop) is { } no)
            throw new Refused("desk." + no);
        await db.SaveChangesAsync(stop);
        await tx.CommitAsync(stop);
    }
}
