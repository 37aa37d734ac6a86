using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// The long proof of a receipt as a text file: statement, way into the tree, and the list of what was declared with its salt. Whoever holds it can show what they wrote and which files
/// they sent; so it goes to the person alone, and to whoever fills in for them.
/// </summary>
public sealed class ReceiptFile(OfficeDb db, Receipts receipts, Keys keys, HelpInForce help)
{
    /// <summary>The list is left out where an address was covered since: it would no longer be what was committed to.</summary>
    public async Task<string> Run(Guid requestId, Guid arrivalId, Say t, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(t);
        var receipt = await receipts.See(requestId, arrivalId, stop);
        if (receipt.Proof is not { } proof || !(await help.Demand(requestId, HelpScopes.None, stop)).HasFlag(HelpScopes.FillIn))
            throw new NotFound();
        var arrival = await db.Set<Arrival>().AsNoTracking().SingleAsync(a => a.Id == arrivalId, stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ArrivalId == arrivalId).Select(f => f.Sha256).ToListAsync(stop);
        using var key = await keys.Of(requestId, stop);
        var list = DeclaredList.Of(arrival, await db.PagesOf(arrival, stop), files, key);
        var isSame = list.Hash.AsSpan().SequenceEqual(proof.Stated.Statement.Content);
        return string.Join('\n',
        [
            $"{t["receipt/title"]} {receipt.Number}",
            t["proof/file.lead"],
            t[proof.IsInJournal ? "proof/in-journal" : "proof/not-yet"],
            isSame ? t["proof/file.list"] : t["proof/file.covered"],
            "",
            proof.Stated.Text,
            "",
            .. isSame ? [list.Text, ""] : (string[])[],
        ]);
    }
}
