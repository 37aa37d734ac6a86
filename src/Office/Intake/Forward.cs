using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>
/// Sends a request on to the authority it belongs to, without delay; an application counts as made on the day it reached us. (§ 16 Abs. 2 SGB I)
/// The authority gets a cover letter, the person a message and, if they chose post, a letter; the matter is closed as handed over.
/// </summary>
public sealed class Forward(OfficeDb db, Forms forms, Keys keys, Sending sending, CoverLetter cover, Closing closing, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    private const int FewestLines = 2, MostLines = 6, LongestLine = 60;

    public async Task Run(RequestNumber number, Forwarded what, CancellationToken stop)
    {
        var (request, _) = await db.Worked(number, stop);
        await db.MustHaveSeen(request.Id, what.Seen, stop);
        var to = new ForwardedTo(Address(what.Address), what.Why.Trim()) { IsApplication = what.IsApplication, WithAnswers = what.WithAnswers };
        if (to.Why.Length == 0)
            throw new Refused("desk.no-why");

        using var key = await keys.Of(request.Id, stop);
        var arrivals = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request.Id).OrderBy(a => a.Id).ToListAsync(stop);
        var chosen = what.Arrival is { } one ? arrivals.Find(a => a.Id == one) ?? throw new NotFound() : arrivals[0];
        var arrivedOn = chosen.Day.Day;
        var answers = forms[request.Form].Prune((await db.HandedIn(request.Id, stop)).Open(key));
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == request.Id && f.ArrivalId != null && what.Files.Contains(f.Id)).OrderBy(f => f.KeptAt).ToListAsync(stop);
        var clerk = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == by.Id).Select(c => c.DisplayName).SingleAsync(stop);
        var now = clock.GetUtcNow();

        var letter = Guid.CreateVersion7(now);
        var sheet = await cover.Sheet(request, new()
        {
            To = to,
            Clerk = clerk,
            ArrivedOn = arrivedOn,
            Arrival = chosen,
            Words = Reply.WordsOf(chosen, key),
            Answers = answers,
            Enclosures = [.. files.Select(f => FileView.Of(f, key))],
        }, stop);
        db.Add(new Letter { Id = letter, RequestId = request.Id, MessageId = null, SealedSheet = Letter.Seal(sheet, key, letter), WrittenAt = now });
        outbox.Promise(TypesetLetter.TopicName, letter);

        var id = Guid.CreateVersion7(now);
        db.Add(new Forwarding
        {
            Id = id,
            RequestId = request.Id,
            LetterId = letter,
            SealedTo = Forwarding.Seal(to, key, id),
            CountsOn = arrivedOn,
            ForwardedAt = now,
            ForwardedBy = by.Id!.Value,
        });
        await sending.Send(request, new() { Kind = MessageKind.Forwarded, Words = to.Why, To = to, Upon = what.Seen, ArrivedOn = arrivedOn }, key, answers, stop);
        journal.Note(JournalKind.RequestForwarded, request.Id, ReasonCode.OfficeDuty, id.ToString("N"));
        await closing.Close(request, Outcome.HandedOver, ReasonCode.OfficeDuty, stop);
        await db.SaveAgainstOthers(stop);
    }

    private static List<string> Address(string written)
    {
        var lines = written.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (lines.Count == 0)
            throw new Refused("desk.no-authority");
        if (lines.Count is < FewestLines or > MostLines || lines.Exists(l => l.Length > LongestLine))
            throw new Refused("desk.authority-address", FewestLines, MostLines, LongestLine);
        return lines;
    }
}

/// <summary>A request that goes on, as a clerk decides it.</summary>
public sealed record Forwarded
{
    /// <summary>Name and address of the authority, one line each.</summary>
    public required string Address { get; init; }

    /// <summary>Why it belongs there; the person and the authority read it.</summary>
    public required string Why { get; init; }

    /// <summary>The arrival that goes on; null: the first.</summary>
    public Guid? Arrival { get; init; }

    /// <summary>It applies for a benefit.</summary>
    public bool IsApplication { get; init; }

    /// <summary>The cover letter tells what the person answered, and what they wrote with this arrival.</summary>
    public bool WithAnswers { get; init; }

    /// <summary>The files that go with it, by id: listed on the cover letter, put beside it by hand.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>The newest word on the page the clerk had before them.</summary>
    public Guid? Seen { get; init; }
}
