using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Tells on paper that a way in was added to a request, so that its owner hears of one that somebody else added. (OWASP ASVS 6.3.7)</summary>
public sealed class TellOfSignIn(OfficeDb db, CodeLetters letters, Journal journal) : IListener
{
    public string Topic => AddSignIn.Topic;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        if (await letters.Hold(subject, stop) is not { } request)
            return;
        await letters.WriteNotice(request, LetterAbout.SignInAdded, stop);
        if (!db.ChangeTracker.HasChanges())
            return;
        journal.Note(JournalKind.SignInAdded, subject, ReasonCode.OfficeDuty, "told");
        await db.SaveChangesAsync(stop);
    }
}
