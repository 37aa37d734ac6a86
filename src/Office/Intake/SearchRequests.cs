using System.Globalization;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A clerk searches. That they did is an entry in the journal: which traits were used and how many were found, never the words. (§ 67b SGB X)</summary>
public sealed class SearchRequests(OfficeDb db, FindRequests find, Journal journal, Actor by)
{
    public async Task Run(string? words, CancellationToken stop)
    {
        var sought = Sought.Of(words);
        if (sought.IsEmpty)
            return;
        var page = await find.See(sought, null, stop);
        var count = page.Rows.Count.ToString(CultureInfo.InvariantCulture) + (page.HasLater ? "+" : "");
        journal.Note(JournalKind.RequestsSearched, by.Id!.Value, ReasonCode.OpenTask, $"by={sought.By};found={count}");
        await db.SaveChangesAsync(stop);
    }
}
