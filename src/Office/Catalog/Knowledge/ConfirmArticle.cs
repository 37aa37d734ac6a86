using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>An agent says that they have read this version of an article. Said twice it is said once, with the first moment.</summary>
public sealed class ConfirmArticle(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    public Task Run(string code, int version, CancellationToken stop) => db.Racing(async () =>
    {
        var article = await db.Set<Article>().AsNoTracking().Where(a => a.Code == code && a.Version == version && a.MustRead).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        if (await db.Set<ArticleConfirmed>().AnyAsync(c => c.ArticleId == article && c.ClerkId == by.Id, stop))
            return;
        db.Add(new ArticleConfirmed { ArticleId = article, ClerkId = by.Id!.Value, At = clock.GetUtcNow() });
        journal.Note(JournalKind.ArticleRead, article, ReasonCode.OfficeDuty, $"{code} {version}");
        await db.SaveChangesAsync(stop);
    });
}
