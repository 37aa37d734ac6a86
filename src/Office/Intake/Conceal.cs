using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// Covers where a protected person is, in everything that was said of it in a request: the mask stays in the row, the words as they were go under the protection key.
/// Done a second time it covers what came meanwhile, and nothing twice.
/// </summary>
public sealed class Conceal(OfficeDb db, Forms forms, ProtectedKeys secrets, TimeProvider clock)
{
    /// <summary>Everything of a request. How many places were covered.</summary>
    internal async Task<int> Run(Request request, DataKey key, Secret secret, CancellationToken stop)
    {
        var form = forms[request.Form];
        var pages = await db.Set<AnswerRevision>().Where(a => a.RequestId == request.Id).ToListAsync(stop);
        var told = await Told(request.Id, form, pages.Select(p => p.Open(key)), stop);
        var arrivals = await db.Set<Arrival>().Where(a => a.RequestId == request.Id).OrderBy(a => a.Id).ToListAsync(stop);
        await KeepAddresses(request, form, arrivals, key, secret, stop);

        var covered = 0;
        foreach (var page in pages)
        {
            var answers = page.Open(key);
            var bytes = told.Cover(form, answers).ToJson();
            if (answers.ToJson().AsSpan().SequenceEqual(bytes))
                continue;
            Keep(request.Id, OriginalKind.Answers, PlaceOf(page.Page, page.Revision), key.Open(page.Sealed, AnswerRevision.Purpose, request.Id), secret);
            page.Sealed = AnswerRevision.Seal(Answers.FromJson(bytes), key, request.Id);
            covered++;
        }

        void Words(OriginalKind kind, Guid row, string words, Action<string> put)
        {
            if (told.Cover(words) is var masked && masked == words)
                return;
            Keep(request.Id, kind, row.ToString("N"), Encoding.UTF8.GetBytes(words), secret);
            put(masked);
            covered++;
        }

        foreach (var arrival in arrivals.Where(a => a.Words is not null))
            Words(OriginalKind.Reply, arrival.Id, Reply.WordsOf(arrival, key), w => arrival.Words = Reply.Seal(w, key, arrival.Id));
        foreach (var file in await db.Set<EvidenceFile>().Where(f => f.RequestId == request.Id).ToListAsync(stop))
            Words(OriginalKind.FileName, file.Id, file.Name(key), w => file.SealedName = EvidenceFile.Seal(w, key, file.Id));
        foreach (var message in await db.Set<Message>().Where(m => m.RequestId == request.Id).ToListAsync(stop))
        {
            Words(OriginalKind.Message, message.Id, message.Words(key), w => message.SealedWords = Message.Seal(w, key, message.Id));
            if (message.Translation(key) is { } translation)
                Words(OriginalKind.Translation, message.Id, translation, w => message.SealedTranslation = Message.SealTranslation(w, key, message.Id));
        }

        foreach (var note in await db.Set<DeskNote>().Where(n => n.RequestId == request.Id).ToListAsync(stop))
            Words(OriginalKind.Note, note.Id, note.Words(key), w => note.SealedWords = DeskNote.Seal(w, key, note.Id));
        foreach (var reason in await db.Set<StatedReason>().Where(r => r.RequestId == request.Id).ToListAsync(stop))
            Words(OriginalKind.Reason, reason.Id, reason.Words(key), w => reason.SealedWords = StatedReason.Seal(w, key, reason.Id));
        foreach (var letter in await db.Set<Letter>().Where(l => l.RequestId == request.Id && l.ProtectedBy == null).ToListAsync(stop))
        {
            letter.Protect(key, secret.Key, secret.Id);
            covered++;
        }

        return covered;
    }

    /// <summary>One page that is saved now: what is to be stored of it. A field left masked means what stood there before.</summary>
    internal async Task<Answers> Page(OpenedRequest opened, FormPage page, Answers written, int revision, CancellationToken stop)
    {
        var (id, form) = (opened.Request.Id, forms[opened.Request.Form]);
        using var secret = await secrets.ForWriting(id, stop);
        var full = written.With(Answers.None);
        if (opened.Pages.FirstOrDefault(p => p.Page == page.Code) is { } last && await OriginalOf(id, last, stop) is { } before)
            foreach (var question in page.Leaves.Where(q => Masked.Is(written[q.Id])))
                full.Take(question, before);
        var covered = (await Told(id, form, [full], stop)).Cover(form, full);
        if (!covered.ToJson().AsSpan().SequenceEqual(full.ToJson()))
            Keep(id, OriginalKind.Answers, PlaceOf(page.Code, revision), full.ToJson(), secret);
        return covered;
    }

    /// <summary>Words or a name that come now: what is to be stored of them.</summary>
    internal async Task<string> Words(Request request, OriginalKind kind, Guid row, string words, CancellationToken stop)
    {
        var covered = await Covered(request, words, stop);
        if (covered == words)
            return words;
        using var secret = await secrets.ForWriting(request.Id, stop);
        Keep(request.Id, kind, row.ToString("N"), Encoding.UTF8.GetBytes(words), secret);
        return covered;
    }

    /// <summary>The same words as they are stored, with nothing kept.</summary>
    internal async Task<string> Covered(Request request, string words, CancellationToken stop) => (await Told(request.Id, forms[request.Form], [], stop)).Cover(words);

    /// <summary>A file that comes now, under the name it is to have here.</summary>
    internal async Task<FileGiven> Name(Request request, FileGiven file, CancellationToken stop) =>
        file with { Name = await Words(request, OriginalKind.FileName, file.Blob.Id.Value, file.Name, stop) };

    /// <summary>Answers as they were declared, for whoever may open them; masks stay where they may not.</summary>
    internal async Task<Answers> Whole(Guid request, IEnumerable<AnswerRevision> pages, DataKey key, CancellationToken stop)
    {
        var whole = Answers.None;
        foreach (var page in pages)
            whole = whole.With(await OriginalOf(request, page, stop) ?? page.Open(key));
        return whole;
    }

    /// <summary>What a hand-in told of where a letter reaches the person takes the place of what was known before.</summary>
    internal async Task KeepAddresses(Guid request, Form form, Answers whole, Secret secret, CancellationToken stop)
    {
        await KeepUnlessNewest(request, ReachedBy.Post, PostalAddress.Lines(form, whole), secret, stop);
        if (form.Trait(whole, "reach") is { } reach)
            await KeepUnlessNewest(request, ReachedBy.Other, [reach], secret, stop);
    }

    private async Task KeepAddresses(Request request, Form form, IEnumerable<Arrival> arrivals, DataKey key, Secret secret, CancellationToken stop)
    {
        // Known already: only the newest can be new. An older one taken up again would pass for it.
        var declared = arrivals.Where(a => a.Kind != ArrivalKind.Reply).ToList();
        var known = await db.Set<ProtectedAddress>().AsNoTracking().AnyAsync(a => a.RequestId == request.Id && a.Kind == ReachedBy.Post, stop);
        foreach (var arrival in known ? declared.TakeLast(1) : declared)
            await KeepAddresses(request.Id, form, form.Prune(await Whole(request.Id, await db.PagesOf(arrival, stop), key, stop)), secret, stop);
    }

    private async Task KeepUnlessNewest(Guid request, ReachedBy kind, IReadOnlyList<string> lines, Secret secret, CancellationToken stop)
    {
        if (lines.Count == 0 || lines.Any(Masked.Is))
            return;
        await db.Set<ProtectedAddress>().Where(a => a.RequestId == request && a.Kind == kind).LoadAsync(stop);
        if (db.Set<ProtectedAddress>().Local.Where(a => a.RequestId == request && a.Kind == kind).MaxBy(a => a.Id.ToString("N"), StringComparer.Ordinal) is { } newest && await LinesOf(newest, secret, stop) is { } known && known.SequenceEqual(lines, StringComparer.Ordinal))
            return;
        db.Add(ProtectedAddress.Of(Guid.CreateVersion7(clock.GetUtcNow()), request, kind, lines, secret, clock.GetUtcNow()));
    }

    private async Task<IReadOnlyList<string>> LinesOf(ProtectedAddress address, Secret now, CancellationToken stop)
    {
        if (address.KeyId == now.Id)
            return address.Lines(now);
        using var own = await secrets.Of(address.KeyId, stop);
        return address.Lines(own);
    }

    private async Task<Answers?> OriginalOf(Guid request, AnswerRevision page, CancellationToken stop)
    {
        var place = PlaceOf(page.Page, page.Revision);
        if (await db.Set<ProtectedOriginal>().AsNoTracking().Where(o => o.RequestId == request && o.Kind == OriginalKind.Answers && o.Place == place && o.RestoredAt == null).OrderBy(o => o.Id).FirstOrDefaultAsync(stop) is not { } kept)
            return null;
        using var secret = await secrets.Of(kept.KeyId, stop);
        return Answers.FromJson(kept.Plain(secret));
    }

    // Everything that was ever told of it, as far as whoever acts may know; what stands here unmasked comes from the pages themselves.
    private async Task<ToldPlaces> Told(Guid request, Form form, IEnumerable<Answers> here, CancellationToken stop)
    {
        List<Answers> all = [.. here];
        List<string> besides = [];
        foreach (var kept in await db.Set<ProtectedOriginal>().AsNoTracking().Where(o => o.RequestId == request && o.Kind == OriginalKind.Answers && o.RestoredAt == null).ToListAsync(stop))
        {
            using var secret = await secrets.Of(kept.KeyId, stop);
            all.Add(Answers.FromJson(kept.Plain(secret)));
        }

        foreach (var contact in await db.Set<ProtectedAddress>().AsNoTracking().Where(a => a.RequestId == request && (a.Kind == ReachedBy.ContactPost || a.Kind == ReachedBy.ContactOther)).ToListAsync(stop))
        {
            using var secret = await secrets.Of(contact.KeyId, stop);
            besides.AddRange(contact.Lines(secret));
        }

        return ToldPlaces.In(form, all, besides);
    }

    private void Keep(Guid request, OriginalKind kind, string place, byte[] plain, Secret secret) =>
        db.Add(ProtectedOriginal.Of(Guid.CreateVersion7(clock.GetUtcNow()), request, kind, place, plain, secret, clock.GetUtcNow()));

    private static string PlaceOf(string page, int revision) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{page} {revision}");
}
