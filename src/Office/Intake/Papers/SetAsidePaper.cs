using System.Text;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>A paper is nothing of ours (advertising, a doubled scan): it leaves the list with a reason and stays in the house. Whoever was wrong takes it up again.</summary>
public sealed class SetAsidePaper(OfficeDb db, PaperFiling filing, BeginPaper begin, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    internal const string Purpose = "paper-aside";
    private const int Shortest = 5, Longest = 500;

    public async Task Run(Guid id, string? reason, CancellationToken stop)
    {
        if (reason?.Trim() is not { Length: >= Shortest and <= Longest } why)
            throw new Refused("paper.why", Shortest, Longest);
        await begin.Anew(id, stop);
        var paper = await filing.Open(id, stop);
        using var key = await keys.Of(id, stop);
        paper.EndedAt = clock.GetUtcNow();
        paper.Note(PaperStepKind.SetAside, clock.GetUtcNow(), by.Id!.Value, key.Seal(Encoding.UTF8.GetBytes(why), Purpose, id));
        journal.Note(JournalKind.PaperSetAside, id, ReasonCode.OfficeDuty);
        await db.SaveAgainstOthers(stop);
    }
}
