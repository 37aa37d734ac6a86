using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Correspondence;

/// <summary>Messages and letters.</summary>
internal sealed class CorrespondenceHoldings(OfficeDb db, Keys keys, ProtectedKeys secrets) : IHoldings
{
    public string Files => """
        SELECT blob, request_id AS subject, CASE WHEN protected_by IS NULL THEN 'data' ELSE 'protected' END AS keys, coalesce(protected_by, request_id) AS key,
               'letter-key' AS purpose, id AS bound, sealed_blob_key AS sealed_key
        FROM correspondence.letter WHERE blob IS NOT NULL
        """;

    public string Words => """
        SELECT request_id AS subject, 'data' AS keys, request_id AS key, 'message' AS purpose, id AS bound, sealed_words AS sealed FROM correspondence.message
        UNION ALL SELECT request_id, 'data', request_id, 'message-translation', id, sealed_translation FROM correspondence.message WHERE sealed_translation IS NOT NULL
        UNION ALL SELECT request_id, CASE WHEN protected_by IS NULL THEN 'data' ELSE 'protected' END, coalesce(protected_by, request_id), 'letter', id, sealed_sheet FROM correspondence.letter
        """;

    public IReadOnlyList<CopiedTable> Tables { get; } = [new("correspondence.message", "messages"), new("correspondence.letter", "letters"), new("correspondence.posting", "postings")];

    public async Task Export(Guid subject, OwnCopy into, CancellationToken stop)
    {
        using var key = await keys.Of(subject, stop);
        foreach (var message in await db.Set<Message>().AsNoTracking().Where(m => m.RequestId == subject).OrderBy(m => m.Id).ToListAsync(stop))
            into.Begin("messages").With("kind", message.Kind, "message").With("sentAt", message.SentAt).With("signedBy", message.SignedBy).With("askedUntil", message.AskedUntil).With("words", message.Words(key))
                .With("translation", message.Translation(key));
        foreach (var letter in await db.Set<Letter>().AsNoTracking().Where(l => l.RequestId == subject).OrderBy(l => l.Id).ToListAsync(stop))
            await Write(letter, key, into, stop);
    }

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        var blobs = await db.Set<Letter>().Where(l => l.RequestId == subject && l.Blob != null).Select(l => l.Blob!.Value).ToListAsync(stop);
        await db.Forget("request_id", subject, ["correspondence.letter", "correspondence.message"], stop);
        return [.. blobs.Select(b => new BlobId(b))];
    }

    private async Task Write(Letter letter, DataKey key, OwnCopy into, CancellationToken stop)
    {
        var entry = into.Begin("letters").With("about", letter.About, "letter").With("writtenAt", letter.WrittenAt).With("printedAt", letter.PrintedAt).With("pages", letter.Pages).With("withdrawnAt", letter.WithdrawnAt);
        using var secret = letter.ProtectedBy is { } by && into.Opens(true) ? await secrets.Of(by, stop) : null;
        if (letter.ProtectedBy is null || secret is not null)
        {
            // A PIN in a letter stays in that letter: it opens an access, and says nothing about anybody.
            var sheet = letter.Sheet(secret?.Key ?? key);
            entry.With("to", string.Join('\n', sheet.Address)).With("subject", sheet.Subject).With("words", string.Join('\n', sheet.Body.SelectMany(p => p.Items.Prepend(string.Concat(p.Runs.Select(r => r.Text))))));
        }

        foreach (var posting in await db.Set<Posting>().AsNoTracking().Where(p => p.LetterId == letter.Id).OrderBy(p => p.Turn).ToListAsync(stop))
            into.Begin("postings").With("writtenAt", letter.WrittenAt).With("postedOn", posting.PostedOn).With("at", posting.SetAt).With("why", posting.Reason(key));
    }
}
