using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// What was told or promised, in the words of whoever told it (§§ 13 to 15 SGB I): wrong or missing advice is made good by the office, so what was said must be there afterwards,
/// with the pages it came from in the version they had, and with the day until which something was promised.
/// </summary>
public sealed class NoteSaid(OfficeDb db, Talks talks, Articles articles, Journal journal, Actor by, TimeProvider clock)
{
    public const int Longest = 2_000, MostSources = 10;

    private const int MostDays = 366;

    /// <summary><paramref name="request"/>: null where it is about none of anybody's; advice is owed to whoever asks, and nobody shows who they are for it (§ 14 SGB I).</summary>
    public Task Run(Guid id, Guid? request, Said said, CancellationToken stop) => db.Racing(async () =>
    {
        var words = (said.Words ?? "").Trim();
        if (words.Length is 0 or > Longest)
            throw new Refused("talk.said", Longest);
        var now = clock.GetUtcNow();
        var talk = await talks.OpenNow(id, stop);
        if (request is { } about)
            await DemandOpen(talk, Talks.Concern(talk, about), stop);
        Guid? once = said.Key is { } page ? Once.Of(page, words, said.Promise.ToString(), said.Until?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) : null;
        if (once is not null && talk.Steps.Exists(s => s.Once == once))
            return;
        if (said.Until is { } until && (until < GermanTime.DayOf(now) || until > GermanTime.DayOf(now).AddDays(MostDays)))
            throw new Refused("talk.promised-when");
        var step = talk.Note(said.Promise is null ? ConversationStepKind.Told : ConversationStepKind.Promised, now, by.Id, request);
        (step.Once, step.Detail, step.PromisedUntil, step.Sources) = (once, said.Promise is { } kind ? Code(kind) : null, said.Promise is null ? null : said.Until, await articles.Known(said.Sources, MostSources, stop));
        await talks.Say(step, words, stop);
        journal.Note(JournalKind.ConversationNoted, request ?? id, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });

    private async Task DemandOpen(Conversation talk, Guid request, CancellationToken stop)
    {
        if (!Talks.IsOpen(talk, request))
            throw new Refused("talk.not-proven");
        if (!await talks.Opens(talk, request, stop))
            throw new Refused("talk.counter-only");
    }

    private static string Code(PromiseKind kind) => kind switch { PromiseKind.CallBack => "call-back", PromiseKind.Letter => "letter", PromiseKind.Reply => "reply", _ => "other" };
}

/// <summary>Something told, or promised.</summary>
public sealed record Said(string? Words, PromiseKind? Promise = null)
{
    /// <summary>Drawn with the page: sent twice it is one note.</summary>
    public Guid? Key { get; init; }

    /// <summary>Until when it was promised.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Pages of the knowledge it came from: code and version, divided by a space.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>What the house promised.</summary>
public enum PromiseKind
{
    CallBack,
    Letter,

    /// <summary>An answer in the matter.</summary>
    Reply,
    Other,
}
