using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Keeps what was posted on one page, complete or not, right or wrong. The first save begins the request and gives it its number.
/// Two tabs are merged question by question; where both wrote, the later post wins and the caller is told.
/// </summary>
public sealed class SaveAnswers(OfficeDb db, Forms forms, Keys keys, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    private const int MostTries = 5;

    public async Task<Saved> Run(PageWritten written, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Try(written, stop);
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                if (tries == MostTries)
                    throw new Refused("intake.busy");

                // Another tab saved in between, or the same first page was posted twice: read again, then merge with what stands there now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Saved> Try(PageWritten written, CancellationToken stop)
    {
        var form = forms.Find(written.Form) ?? throw new NotFound();
        var page = form.Page(written.Page) ?? throw new NotFound();
        var now = clock.GetUtcNow();

        var request = await db.Set<Request>().Include(r => r.States)
            .SingleOrDefaultAsync(r => written.Request == null ? r.BegunWith == written.BegunWith : r.Id == written.Request, stop);
        if (request is null && written.Request is not null || request is not null && request.Form != form.Code)
            throw new NotFound();

        DataKey key;
        if (request is null)
        {
            request = Begin(written, form, now);
            key = keys.CreateFor(request.Id);
        }
        else
        {
            key = await keys.Of(request.Id, stop);
        }

        using (key)
        {
            var (answers, overwritten, revision) = await Merge(request, page, written, key, stop);
            if (revision is not null)
            {
                db.Add(new AnswerRevision
                {
                    RequestId = request.Id,
                    Page = page.Code,
                    Revision = revision.Value,
                    Sealed = AnswerRevision.Seal(answers, key, request.Id),
                    Channel = written.Channel,
                    SavedAt = now,
                });
                journal.Note(JournalKind.AnswersSaved, request.Id, ReasonCode.OwnWish);
            }

            request.Language = written.Language.Code;
            var fresh = (await NotYetHere(written.Files, request, key, stop)).ToList();
            fresh.ForEach(file => Add(file, request, key, now));
            var removed = await Remove(written.RemovedFiles, request, now, stop);

            if (db.ChangeTracker.HasChanges())
            {
                // A changed language alone is a change as well, and needs its note.
                if (revision is null && fresh.Count == 0 && removed == 0)
                    journal.Note(JournalKind.AnswersSaved, request.Id, ReasonCode.OwnWish);
                await db.SaveChangesAsync(stop);
            }

            return new() { Request = request.Id, CodeVersion = request.CodeVersion, Number = request.Number, Overwritten = overwritten };
        }
    }

    private Request Begin(PageWritten written, Form form, DateTimeOffset now)
    {
        var request = new Request
        {
            Id = Guid.CreateVersion7(now),
            Number = RequestNumber.Draw(),
            BegunWith = written.BegunWith,
            Form = form.Code,
            FormVersion = form.Version,
            Language = written.Language.Code,
            BegunAt = now,
        };
        request.Reach(RequestState.Unsent, now, by);
        db.Add(request);
        journal.Note(JournalKind.RequestBegun, request.Id, ReasonCode.OwnWish);
        return request;
    }

    private async Task<(Answers Answers, IReadOnlyList<string> Overwritten, int? Revision)> Merge(Request request, FormPage page, PageWritten written, DataKey key, CancellationToken stop)
    {
        // Only what this page asks: a forged field of another page is not an answer.
        var posted = written.Answers.Only(page.Questions.SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal));
        var known = await db.Set<AnswerRevision>().AsNoTracking()
            .Where(a => a.RequestId == request.Id && a.Page == page.Code)
            .OrderByDescending(a => a.Revision)
            .Where(a => a.Revision == written.Seen || !db.Set<AnswerRevision>().Any(b => b.RequestId == a.RequestId && b.Page == a.Page && b.Revision > a.Revision))
            .ToListAsync(stop);
        if (known.Count == 0)
            return (posted, [], 1);

        var latest = known[0].Open(key);
        var seen = known[0].Revision == written.Seen ? latest : known.Find(a => a.Revision == written.Seen)?.Open(key) ?? Answers.None;
        var merged = latest.With(Answers.None);
        List<string> overwritten = [];
        foreach (var question in page.Questions.Where(q => !posted.SameAs(seen, q)))
        {
            if (!latest.SameAs(seen, question) && !latest.SameAs(posted, question))
                overwritten.Add(question.Id);
            merged.Take(question, posted);
        }

        return page.Questions.All(q => merged.SameAs(latest, q)) ? (latest, [], null) : (merged, overwritten, known[0].Revision + 1);
    }

    // Sent again because no answer came: the same file, under the same name, for the same question, is not a second one.
    private async Task<IReadOnlyList<FileGiven>> NotYetHere(IReadOnlyList<FileGiven> files, Request request, DataKey key, CancellationToken stop)
    {
        if (files.Count == 0)
            return files;

        var here = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == request.Id && f.ArrivalId == null && f.RemovedAt == null).ToListAsync(stop);
        return [.. files.Where(f => !here.Exists(h => h.Question == f.Question && h.Sha256.AsSpan().SequenceEqual(f.Blob.Sha256) && h.Name(key) == f.Name))];
    }

    private void Add(FileGiven file, Request request, DataKey key, DateTimeOffset now)
    {
        db.Add(EvidenceFile.From(file, request.Id, null, key, now));
        outbox.Promise(ExamineFile.TopicName, file.Blob.Id.Value);
        journal.Note(JournalKind.FileAdded, request.Id, ReasonCode.OwnWish);
    }

    private async Task<int> Remove(IReadOnlyCollection<Guid> files, Request request, DateTimeOffset now, CancellationToken stop)
    {
        if (files.Count == 0)
            return 0;

        // What was handed in stays: a receipt names it.
        var removed = await db.Set<EvidenceFile>().Where(f => f.RequestId == request.Id && files.Contains(f.Id) && f.ArrivalId == null && f.RemovedAt == null).ToListAsync(stop);
        foreach (var file in removed)
        {
            file.RemovedAt = now;
            journal.Note(JournalKind.FileRemoved, request.Id, ReasonCode.OwnWish);
        }

        return removed.Count;
    }
}

/// <summary>One page as it was posted.</summary>
public sealed record PageWritten
{
    /// <summary>Null begins a request.</summary>
    public required Guid? Request { get; init; }

    /// <summary>Drawn when the first page was shown; the same one again is the same request.</summary>
    public required Guid BegunWith { get; init; }

    public required string Form { get; init; }

    public required string Page { get; init; }

    public required Language Language { get; init; }

    public required Channel Channel { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>Which revision of the page the writer had before them; 0 for an empty page.</summary>
    public required int Seen { get; init; }

    public IReadOnlyList<FileGiven> Files { get; init; } = [];

    public IReadOnlyCollection<Guid> RemovedFiles { get; init; } = [];
}

/// <summary>A file that already lies in the store, with the key it was sealed with.</summary>
public sealed record FileGiven(string? Question, string Name, StoredBlob Blob, DataKey Key);

/// <summary>What came of a save.</summary>
public sealed record Saved
{
    public required Guid Request { get; init; }

    public required RequestNumber Number { get; init; }

    public required int CodeVersion { get; init; }

    /// <summary>Questions where another tab had written something else meanwhile; this post has won.</summary>
    public required IReadOnlyList<string> Overwritten { get; init; }
}
