using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// Somebody begins to type what a paper says into a form: the request gets its number, and until it is handed in everybody who files papers may go on with it.
/// Begun twice at the same moment it is one request.
/// </summary>
public sealed class BeginPaper(OfficeDb db, Services services, Keys keys, Grants grants, PaperFiling filing, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="service"/>: or a form that no service starts with.</summary>
    public Task Run(Guid id, string? service, Language? language, bool wrongDoor, CancellationToken stop)
    {
        if (services.Chosen(service) is not { } wanted)
            throw new Refused("paper.no-form");
        // A number that is somebody else's is drawn anew. Where a colleague was faster, the page shows what they began.
        return db.Racing(() => Begin(id, wanted, language ?? Language.German, wrongDoor, stop));
    }

    /// <summary>The wrong form or request was chosen: what was typed stays behind as a draft of nobody, and the paper is as it was.</summary>
    public async Task Anew(Guid id, CancellationToken stop)
    {
        var paper = await filing.Open(id, stop);
        if (paper.RequestId is not { } left)
            return;
        await grants.EndAllOwn(Right.Type, left, id, stop);
        paper.Leave();
        paper.Note(PaperStepKind.BegunAnew, clock.GetUtcNow(), by.Id!.Value);
        journal.Note(JournalKind.PaperBegunAnew, id, ReasonCode.OfficeDuty, left.ToString("N"));
        await db.SaveAgainstOthers(stop);
    }

    private async Task Begin(Guid paperId, (Form Form, string Service) wanted, Language language, bool wrongDoor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var paper = await filing.Open(paperId, stop);
        if (paper.RequestId is not null)
            return;
        var id = Guid.CreateVersion7(now);
        foreach (var typist in PaperFiling.Typists)
            grants.Give(new() { Holder = typist, Right = Right.Type, Subject = id, Why = PaperFiling.Why, WhyId = paperId });
        (paper.RequestId, paper.WrongDoor) = (id, wrongDoor);
        paper.Note(PaperStepKind.Begun, now, by.Id!.Value);
        journal.Note(JournalKind.RequestBegun, id, ReasonCode.OfficeDuty, $"paper {paperId:N}");
        await db.SaveChangesAsync(stop);

        // With the right its rows may be written.
        var request = new Request { Id = id, Number = RequestNumber.Draw(), BegunWith = Guid.CreateVersion7(now), Form = wanted.Form.Code, FormVersion = wanted.Form.Version, Service = wanted.Service, Language = language.Code, BegunAt = now };
        request.Reach(RequestState.Unsent, now, by);
        db.Add(request);
        keys.CreateFor(id).Dispose();
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
