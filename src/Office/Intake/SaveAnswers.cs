using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Keeps what was posted on one page, complete or not, right or wrong. The first save begins the request and gives it its number.
/// Two tabs are merged question by question; where both wrote, the later post wins and the caller is told.
/// </summary>
public sealed class SaveAnswers(OfficeDb db, OpenedRequests requests, OwnRequest own, FileRoom room, Forms forms, Services services, Keys keys, Conceal conceal, Outbox outbox, Guesses guesses, Refusals refusals, HelpInForce help, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Where another tab saved in between, or the same first page was posted twice, it is merged with what stands there then.</summary>
    public Task<Saved> Run(PageWritten written, CancellationToken stop) => db.Racing(() => Try(written, stop));

    private async Task<Saved> Try(PageWritten written, CancellationToken stop)
    {
        var form = forms.Find(written.Form) ?? throw new NotFound();
        var page = form.Page(written.Page) ?? throw new NotFound();
        var now = clock.GetUtcNow();
        using var opened = await Opened(written, form, now, stop);
        var (request, key) = (opened.Request, opened.Key);

        var merged = await Merge(opened, page, written, stop);
        // What stands behind a mask is not a helper's to read, so it could not be carried into a new revision of theirs.
        if (by.Kind == ActorKind.Helper && opened.IsProtected && merged.Revision is not null && page.Leaves.Any(q => Masked.Is(opened.Answers[q.Id])))
            throw new Refused("helping.protected-page");
        var pages = opened.Pages;
        if (merged.Revision is { } next)
        {
            var revision = new AnswerRevision
            {
                RequestId = request.Id,
                Page = page.Code,
                Revision = next,
                Sealed = AnswerRevision.Seal(opened.IsProtected ? await conceal.Page(opened, page, merged.Answers, next, stop) : merged.Answers, key, request.Id),
                Channel = written.Channel,
                SavedAt = now,
            };
            db.Add(revision);
            pages = [.. pages.Where(p => p.Page != page.Code), revision];
            journal.Note(JournalKind.AnswersSaved, request.Id, ReasonCode.OwnWish);
        }

        var given = written.Files;
        written = written with { Files = await room.Fitting(request.Id, [.. given.Where(f => !IsHere(f, opened))], stop) };
        // The person is answered in their own language, whoever types; what they wished for goes before the page they write on.
        if (by.Kind == ActorKind.Person && ReplyLanguage.Wished(form, form.Prune(opened.Answers)) is null)
            request.Language = written.Language.Code;
        var fresh = new List<EvidenceFile>();
        foreach (var file in written.Files)
            fresh.Add(Add(opened.IsProtected ? await conceal.Name(request, file, stop) : file, request, key, now.AddMicroseconds(fresh.Count)));
        if (opened.IsProtected && by.Kind == ActorKind.Helper)
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        // A file of another request, or one that was handed in: no page of ours asks for it.
        if (written.RemovedFiles.Any(f => opened.Files.All(h => h.Id != f)))
            await refusals.Other("forged-field", request.Id.ToString("N"), request.Id, stop);
        var removed = Remove(written.RemovedFiles, opened, now);
        var turned = Turn(written.Turned, opened);
        if (db.ChangeTracker.HasChanges())
        {
            // A changed language alone is a change as well, and needs its note.
            if (merged.Revision is null && fresh.Count == 0 && removed.Count == 0 && !turned)
                journal.Note(JournalKind.AnswersSaved, request.Id, ReasonCode.OwnWish);
            await db.SaveChangesAsync(stop);
        }

        return new() { Own = own.Of(opened.With(pages, [.. opened.Files.Except(removed), .. fresh])), Overwritten = merged.Overwritten, Beyond = [.. given.Where(f => !IsHere(f, opened)).Except(written.Files)] };
    }

    private async Task<OpenedRequest> Opened(PageWritten written, Form form, DateTimeOffset now, CancellationToken stop)
    {
        if (written.Request is { } id)
        {
            await help.Demand(id, HelpScopes.FillIn, stop);
            return Same(await requests.Find(id, stop), form);
        }

        // A page in somebody's hands opens nothing to a helper: only a mandate does.
        if (by.Kind == ActorKind.Helper)
            throw new NotFound();
        if (await requests.Begun(written.BegunWith, stop) is not { } begun)
        {
            var request = Begin(written, form, now);
            return new(request, keys.CreateFor(request.Id), [], []);
        }

        if (!begun.GoesOnFor(written.Shown))
            throw new Refused("intake.left");
        var found = Same(await requests.FindBegun(begun, stop), form);
        return found.OnlyInPerson ? throw new Refused("intake.left") : found;
    }

    private static OpenedRequest Same(OpenedRequest? opened, Form form) => opened?.Request.Form == form.Code ? opened : throw new NotFound();

    private Request Begin(PageWritten written, Form form, DateTimeOffset now)
    {
        var request = new Request
        {
            Id = Guid.CreateVersion7(now),
            Number = RequestNumber.Draw(),
            BegunWith = written.BegunWith,
            Form = form.Code,
            FormVersion = form.Version,
            Service = services.For(form, written.Service)?.Code,
            Language = written.Language.Code,
            BegunAt = now,
        };
        request.Reach(RequestState.Unsent, now, by);
        by.Opens(request.Id);
        db.Add(request);
        guesses.Begun(request.Number.ToPath());
        journal.Note(JournalKind.RequestBegun, request.Id, ReasonCode.OwnWish);
        return request;
    }

    private async Task<Merged> Merge(OpenedRequest opened, FormPage page, PageWritten written, CancellationToken stop)
    {
        // Only what this page asks: a forged field of another page is not an answer.
        var posted = written.Answers.Only(page.Leaves.SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal));
        if (opened.Pages.FirstOrDefault(p => p.Page == page.Code) is not { } last)
            return new(posted, [], 1);

        var latest = last.Open(opened.Key);
        var seen = last.Revision == written.Seen ? latest
            : (await db.Set<AnswerRevision>().AsNoTracking().SingleOrDefaultAsync(a => a.RequestId == last.RequestId && a.Page == last.Page && a.Revision == written.Seen, stop))?.Open(opened.Key) ?? Answers.None;
        var merged = MergedPage.Of(page, posted, latest, seen);
        return new(merged.Answers, merged.Overwritten, merged.Changed ? last.Revision + 1 : null);
    }

    // Sent again because no answer came: the same file, under the same name, for the same question, is not a second one.
    private static bool IsHere(FileGiven file, OpenedRequest opened) =>
        opened.Unsent.Any(h => h.Question == file.Question && h.Sha256.AsSpan().SequenceEqual(file.Blob.Sha256) && h.Name(opened.Key) == file.Name);

    private EvidenceFile Add(FileGiven given, Request request, DataKey key, DateTimeOffset now)
    {
        var file = EvidenceFile.From(given, request.Id, null, key, now);
        db.Add(file);
        outbox.Promise(ExamineFile.TopicName, file.Id);
        journal.Note(JournalKind.FileAdded, request.Id, ReasonCode.OwnWish);
        return file;
    }

    // What was handed in stays: a receipt names it.
    private List<EvidenceFile> Remove(IReadOnlyCollection<Guid> files, OpenedRequest opened, DateTimeOffset now)
    {
        var removed = opened.Unsent.Where(f => files.Contains(f.Id)).ToList();
        foreach (var file in removed)
        {
            file.RemovedAt = now;
            journal.Note(JournalKind.FileRemoved, opened.Request.Id, ReasonCode.OwnWish);
        }

        return removed;
    }

    private bool Turn(FileTurn? wanted, OpenedRequest opened)
    {
        if (wanted is null || opened.Unsent.FirstOrDefault(f => f.Id == wanted.File) is not { } file)
            return false;
        file.TurnTo(wanted.Quarters);
        if (!db.Entry(file).Property(f => f.Turns).IsModified)
            return false;
        journal.Note(JournalKind.FileTurned, opened.Request.Id, ReasonCode.OwnWish, TurnFile.Turned(file));
        return true;
    }

    // Revision: null when nothing new was written.
    private sealed record Merged(Answers Answers, IReadOnlyList<string> Overwritten, int? Revision);
}

/// <summary>One page as it was posted.</summary>
public sealed record PageWritten
{
    /// <summary>Null: the request that <see cref="BegunWith"/> began, or begins now.</summary>
    public Guid? Request { get; init; }

    public Shown? Shown { get; init; }

    /// <summary>Drawn when the first page was shown; the same one again is the same request.</summary>
    public required Guid BegunWith { get; init; }

    public required string Form { get; init; }

    /// <summary>What it is begun for, where this post begins it; null or not of this form: the form's own service.</summary>
    public string? Service { get; init; }

    public required string Page { get; init; }

    public required Language Language { get; init; }

    public required Channel Channel { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>Which revision of the page the writer had before them; 0 for an empty page.</summary>
    public required int Seen { get; init; }

    public IReadOnlyList<FileGiven> Files { get; init; } = [];

    public IReadOnlyCollection<Guid> RemovedFiles { get; init; } = [];

    public FileTurn? Turned { get; init; }
}

/// <summary>How a file is to stand: quarter turns to the right from how it came.</summary>
public sealed record FileTurn(Guid File, int Quarters);

/// <summary>A file that already lies in the store, with the key it was sealed with.</summary>
public sealed record FileGiven(string? Question, string Name, StoredBlob Blob, DataKey Key);

/// <summary>What came of a save.</summary>
public sealed record Saved
{
    /// <summary>The request as it stands now.</summary>
    public required OwnRequestView Own { get; init; }

    /// <summary>Questions where another tab had written something else meanwhile; this post has won.</summary>
    public required IReadOnlyList<string> Overwritten { get; init; }

    /// <summary>Files that were not taken: the request holds as many as it can (<see cref="FileRoom.Most"/>).</summary>
    public IReadOnlyList<FileGiven> Beyond { get; init; } = [];
}
