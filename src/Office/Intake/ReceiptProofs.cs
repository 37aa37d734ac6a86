using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Intake;

/// <summary>The signed statement of a receipt, and its way into the journal's tree as soon as a head covers it: at most five minutes later.</summary>
public sealed class ReceiptProofs(OfficeDb db, InclusionProofs proofs, SignStatements sign, OfficeSettings office)
{
    /// <summary>Null for what came before receipts were signed, and while the key cannot be read.</summary>
    internal async Task<ReceiptProof?> See(Request request, Arrival arrival, CancellationToken stop)
    {
        if (await Signed(request, arrival, stop) is not var (entry, statement))
            return null;
        var covered = await proofs.See(entry, stop);
        return new() { Stated = new(statement, covered?.Proof, covered?.Head), Site = office.Site };
    }

    /// <summary>Within the transaction that received it: no head covers it yet.</summary>
    internal async Task<ReceiptProof?> Fresh(Request request, Arrival arrival, CancellationToken stop) =>
        await Signed(request, arrival, stop) is var (_, statement) ? new() { Stated = new(statement, null, null), Site = office.Site } : null;

    private async Task<(Guid Entry, ReceiptStatement Statement)?> Signed(Request request, Arrival arrival, CancellationToken stop)
    {
        var begins = arrival.Id.ToString("N");
        var found = await db.Set<JournalEntry>().AsNoTracking()
            .Where(e => e.About == request.Id && (e.Kind == JournalKind.HandedIn || e.Kind == JournalKind.ReplyReceived) && e.Detail!.StartsWith(begins))
            .Select(e => new { Entry = e, Tx = EF.Property<ulong>(e, "Tx") })
            .FirstOrDefaultAsync(stop);
        if (found is null || DeclaredList.HashIn(found.Entry) is not { } content)
            return null;

        var signed = sign.Run(new()
        {
            Number = request.Number.Value,
            ReceivedAt = arrival.ReceivedAt,
            CountsOn = arrival.Day.Day,
            Turn = arrival.Day.Turn,
            Channel = arrival.Channel.ToString(),
            Content = content,
            Leaf = (found.Entry.Text() with { Tx = found.Tx.ToString(System.Globalization.CultureInfo.InvariantCulture) }).Leaf(),
        });
        return signed is null ? null : (found.Entry.Id, signed);
    }
}

/// <summary>What a receipt shows of its proof.</summary>
public sealed record ReceiptProof
{
    public required ProvenStatement Stated { get; init; }

    /// <summary>Where persons open the house; empty: nowhere.</summary>
    internal string Site { get; init; } = "";

    public bool IsInJournal => Stated.Head is not null;

    /// <summary>What the QR code holds: the page that checks it, and the statement behind the sign # that no browser sends on.</summary>
    public string Address(Catalog.Language language) => Site.Length == 0 ? Stated.Statement.Line : $"{Site}/{language}/beleg#{Stated.Statement.Line}";
}
