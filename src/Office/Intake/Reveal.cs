using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>After a protection was lifted by two: what was covered stands again where it stood, word for word. Heard twice, it is done once.</summary>
public sealed class Reveal(OfficeDb db, ProtectedKeys secrets, Keys keys, Protections protections, Journal journal, TimeProvider clock) : IListener
{
    public const string TopicName = "reveal";

    public string Topic => TopicName;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        // Somebody was faster and protected it anew: then everything stays covered.
        if ((await protections.Of(subject, stop)).Address)
            return;
        using var key = await keys.Of(subject, stop);
        var kept = await db.Set<ProtectedOriginal>().Where(o => o.RequestId == subject && o.RestoredAt == null).OrderByDescending(o => o.Id).ToListAsync(stop);
        foreach (var original in kept)
        {
            using var secret = await secrets.Of(original.KeyId, stop);
            await Put(original, original.Plain(secret), key, stop);
            original.RestoredAt = clock.GetUtcNow();
        }

        foreach (var letter in await db.Set<Letter>().Where(l => l.RequestId == subject && l.ProtectedBy != null).ToListAsync(stop))
        {
            using var secret = await secrets.Of(letter.ProtectedBy!.Value, stop);
            letter.Unprotect(key, secret.Key);
        }

        if (!db.ChangeTracker.HasChanges())
            return;
        journal.Note(JournalKind.ProtectionLifted, subject, ReasonCode.OfficeDuty, string.Create(CultureInfo.InvariantCulture, $"restored={kept.Count}"));
        await db.SaveChangesAsync(stop);
    }

    // The first that was kept of a place is what was declared; it is put back last.
    private async Task Put(ProtectedOriginal original, byte[] plain, DataKey key, CancellationToken stop)
    {
        var words = Encoding.UTF8.GetString(plain);
        if (original.Kind == OriginalKind.Answers)
        {
            var (page, revision) = (original.Place.Split(' ')[0], int.Parse(original.Place.Split(' ')[1], CultureInfo.InvariantCulture));
            (await db.Set<AnswerRevision>().SingleAsync(a => a.RequestId == original.RequestId && a.Page == page && a.Revision == revision, stop)).Sealed = key.Seal(plain, AnswerRevision.Purpose, original.RequestId);
            return;
        }

        var id = Guid.Parse(original.Place);
        switch (original.Kind)
        {
            case OriginalKind.Reply: (await db.Set<Arrival>().SingleAsync(a => a.Id == id, stop)).Words = Reply.Seal(words, key, id); break;
            case OriginalKind.FileName: (await db.Set<EvidenceFile>().SingleAsync(f => f.Id == id, stop)).SealedName = EvidenceFile.Seal(words, key, id); break;
            case OriginalKind.Message: (await db.Set<Message>().SingleAsync(m => m.Id == id, stop)).SealedWords = Message.Seal(words, key, id); break;
            case OriginalKind.Translation: (await db.Set<Message>().SingleAsync(m => m.Id == id, stop)).SealedTranslation = Message.SealTranslation(words, key, id); break;
            case OriginalKind.Note: (await db.Set<DeskNote>().SingleAsync(n => n.Id == id, stop)).SealedWords = DeskNote.Seal(words, key, id); break;
            default: (await db.Set<StatedReason>().SingleAsync(r => r.Id == id, stop)).SealedWords = StatedReason.Seal(words, key, id); break;
        }
    }
}
