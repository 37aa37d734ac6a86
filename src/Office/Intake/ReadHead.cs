using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A clerk opens a page about a request that shows its head: whose it is and what it is about. That is a look like any other.</summary>
public sealed class ReadHead(DeskHead head, Journal journal)
{
    public async Task<DeskHeadView> Run(RequestNumber number, CancellationToken stop)
    {
        var seen = await head.See(number, stop);
        await journal.NoteLook(JournalKind.RequestRead, seen.Id, null, stop);
        return seen;
    }
}
