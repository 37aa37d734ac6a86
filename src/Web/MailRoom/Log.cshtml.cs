using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>The letterbox log: noting an emptying, what came out of each, and correcting a time that was written wrongly.</summary>
public sealed class LogModel(LetterboxLog log, NoteEmptying note, CorrectEmptying correct, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty]
    public string? Box { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    /// <summary>Only for the first entry of a box.</summary>
    [BindProperty]
    public string? BeforeDay { get; set; }

    [BindProperty]
    public string? BeforeTime { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The emptying whose time is corrected.</summary>
    [BindProperty(SupportsGet = true, Name = "berichtigen")]
    public Guid? Corrects { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public long? Before { get; set; }

    /// <summary>The same page sent twice is one emptying.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    public IReadOnlyList<Letterbox> Boxes => log.Boxes;

    public IReadOnlySet<string> NotBegun { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public LogPage Seen { get; private set; } = new([], HasOlder: false);

    public EmptyingLine? Correcting => Corrects is { } id ? Seen.Lines.FirstOrDefault(l => l.Id == id) : null;

    public async Task Load(CancellationToken stop)
    {
        Seen = await log.See(Before is { } ticks ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(ticks, 0, 4_102_444_800_000)) : null, stop);
        NotBegun = await log.NotBegun(stop);
        var now = clock.GetUtcNow();
        Key = Key == Guid.Empty ? Guid.CreateVersion7(now) : Key;
        var shown = Correcting?.At ?? now;
        Day ??= WrittenDay.Of(GermanTime.DayOf(shown));
        Time ??= WrittenMoment.TimeOf(shown);
        Box ??= Boxes.Count == 1 ? Boxes[0].Code : null;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        DateTimeOffset? before = null;
        if (!string.IsNullOrWhiteSpace(BeforeDay) && !WrittenMoment.TryRead(BeforeDay, BeforeTime, out before))
            throw new Refused("post.before-unreadable");
        await note.Run(new() { Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Box = Box ?? "", At = At(), Before = before }, stop);
        return Redirect("/desk/post");
    }

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken stop)
    {
        await correct.Run(Corrects ?? throw new NotFound(), At(), Reason, stop);
        return Redirect("/desk/post");
    }

    private DateTimeOffset At() => WrittenMoment.TryRead(Day, Time, out var at) ? at.Value : throw new Refused("post.unreadable");
}
