using OffenesHaus.Intake.Papers;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Invented;

/// <summary>What the invented mail room took in: two emptyings of the letterbox, and two papers that nobody has filed yet.</summary>
internal sealed partial class LoadDemonstration
{
    private async Task TellWhatCameOnPaper(ClerkView clerk, CancellationToken stop)
    {
        var today = GermanTime.DayOf(now);
        var (before, last) = (GermanTime.InstantOf(today.AddDays(-3), new(12, 0)), GermanTime.InstantOf(today, new(7, 30)));
        last = last < now.AddMinutes(-40) ? last : now.AddMinutes(-40);
        var box = rooms.GetRequiredService<OfficeSettings>().Boxes[0].Code;
        var emptying = Guid.CreateVersion7(last);
        await By(clerk, last, s => s.GetRequiredService<NoteEmptying>().Run(new() { Key = emptying, Box = box, At = last, Before = before }, stop));
        await By(clerk, last.AddMinutes(5), async s => await s.GetRequiredService<TakeInPaper>().Run(new()
        {
            Key = Guid.CreateVersion7(last.AddMinutes(5)),
            Channel = Law.Channel.Letterbox,
            Emptying = emptying,
            PaperOn = today.AddDays(-2),
            EnvelopeKept = true,
            Files = [await Keep(new("", "scan-0001.png", "Antrag, mit der Hand"), stop), await Keep(new("", "scan-0002.png", "Seite zwei"), stop)],
        }, stop));
        await By(clerk, last.AddMinutes(9), async s => await s.GetRequiredService<TakeInPaper>().Run(new()
        {
            Key = Guid.CreateVersion7(last.AddMinutes(9)),
            Channel = Law.Channel.Post,
            ArrivedOn = GermanTime.DayOf(last.AddMinutes(9)),
            Files = [await Keep(new("", "scan-0003.pdf", "Brief an die Wohngeldstelle"), stop)],
        }, stop));
    }
}
