using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Correspondence;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using Language = OffenesHaus.Catalog.Language;
using Wording = OffenesHaus.Correspondence.Wording;

namespace OffenesHaus.Intake;

/// <summary>What letters about somebody's access say, in German and in the person's language. Nothing of it shows outside, and the birth date never stands in it.</summary>
public sealed class CodeLetterWords(Texts texts, OfficeSettings office, OfficeHead head, NoticeBook notices, TimeProvider clock)
{
    internal Func<CancellationToken, Task<LetterSheet>> Pin(Request request, IReadOnlyList<string> address, DrawnPin pin) => async stop =>
    {
        var t = SayTo(request);
        var page = $"{office.Site}/{t.Language}/status/neuer-code";
        return await Sheet(request, address, "letter", new Told(OfficeHead.Both(t, s => s["code/letter.when", s.Moment(pin.EndsAt)]), ["code/letter.once", "code/letter.nobody", "code/letter.not-you"]), stop) with
        {
            Pin = new(OfficeHead.Both(t, s => s["code/pin"]), pin.Digits, OfficeHead.Both(t, s => s["code/letter.when", s.Moment(pin.EndsAt)])),
            Reply = office.Site.Length == 0 ? null : new()
            {
                Code = new(QrPicture.Svg(page), t.German["letter/reply.picture", page]),
                Heading = OfficeHead.Both(t, s => s["code/letter.go"]),
                NumberLabel = OfficeHead.Both(t, s => s["portal/keys.number"]),
                Number = request.Number.ToString(),
                Hints = [OfficeHead.Both(t, s => s["code/letter.page", page]), OfficeHead.Both(t, s => s["code/letter.hint"])],
            },
        };
    };

    internal Func<CancellationToken, Task<LetterSheet>> Notice(Request request, IReadOnlyList<string> address, LetterAbout about) => stop => about switch
    {
        LetterAbout.CodeRenewed => Notice(request, address, "renewed", ["code/renewed.not-you"], stop),
        LetterAbout.SignInAdded => Notice(request, address, "added", ["code/added.end", "code/added.not-you"], stop),
        LetterAbout.PleaseCome => Notice(request, address, "come", ["code/come.why", "code/come.bring"], stop),
        LetterAbout.OpenedUrgently => Notice(request, address, "urgent", ["code/urgent.second", "code/urgent.who"], stop),
        _ => Notice(request, address, "online", ["code/online.back", "code/online.not-you"], stop),
    };

    /// <summary>What came, by which way, on which day it counts and why; how to go on with it.</summary>
    internal Func<CancellationToken, Task<LetterSheet>> Received(Request request, IReadOnlyList<string> address, Channel channel, ReceiptDay day) => async stop =>
    {
        var t = SayTo(request);
        var sheet = await Sheet(request, address, "received", new Told(OfficeHead.Both(t, s => s["letter/when.none"]), []), stop);
        return sheet with
        {
            Box = sheet.Box with { About = new(sheet.Box.About.Question, OfficeHead.Both(t, s => s["code/received.about", s.Day(day.On), s["receipt/channel." + channel]]), Strong: true) },
            Body =
            [
                t.German["code/received.day", t.German.Day(day.On), t.German["receipt/channel." + channel]],
                .. day.Reasons.Select(r => Passage.FromString(r.Words(Law.Language.German))),
                t.German["code/received.typed"],
                t.German["code/received.code", office.Phone],
                .. AboutData(t, Channel.Post),
            ],
            Law = [.. day.Reasons.Select(r => r.Section).Where(section => section.Length > 0).Distinct(StringComparer.Ordinal)],
        };
    };

    /// <summary>What was said, when it counts from, and how a slip is put right.</summary>
    internal Func<CancellationToken, Task<LetterSheet>> Spoken(Request request, IReadOnlyList<string> address, SpokenCopy copy) => async stop =>
    {
        var t = SayTo(request);
        var sheet = await Sheet(request, address, "spoken", new Told(OfficeHead.Both(t, s => s["code/spoken.when"]), []), stop);
        return sheet with
        {
            Box = sheet.Box with { About = new(sheet.Box.About.Question, OfficeHead.Both(t, s => s["code/spoken.about", s.Moment(copy.At), s["receipt/channel." + copy.Channel]]), Strong: true) },
            Body =
            [
                t.German["code/spoken.day", t.German.Day(copy.Day)],
                Passage.FromString(t.German["code/spoken.said"]) with { Items = copy.Said },
                t.German["code/spoken.correct", office.Phone],
                t.German["code/received.code", office.Phone],
                .. AboutData(t, Channel.Post),
            ],
            Law = ["§ 9 SGB X", "§ 20 Abs. 3 SGB X"],
        };
    };

    // The first letter to whoever had no screen before them: who is responsible, and where the whole stands (Art. 13 GDPR).
    private IEnumerable<Passage> AboutData(Say t, Channel channel)
    {
        var notice = notices.InForce(Law.GermanTime.DayOf(clock.GetUtcNow()));
        var words = notice.For(channel)!;
        yield return Passage.FromString($"{t.German[words.Title]}: {NoticeBook.Words(notice, words, t.German, office)}");
        if (!t.Language.IsGerman)
            yield return Passage.FromString(NoticeBook.Words(notice, words, t, office));
    }

    /// <summary>The same letter with the signed statement of what came as a picture.</summary>
    internal Func<CancellationToken, Task<LetterSheet>> Proven(Func<CancellationToken, Task<LetterSheet>> letter, Request request, ReceiptProof? proof) => proof is null ? letter : async stop =>
    {
        var t = SayTo(request);
        return await letter(stop) with
        {
            Reply = new()
            {
                Code = new(QrPicture.Svg(proof.Address(t.Language)), t.German["proof/picture"], Millimetres: 36),
                Heading = OfficeHead.Both(t, s => s["proof/receipt"]),
                NumberLabel = OfficeHead.Both(t, s => s["portal/keys.number"]),
                Number = request.Number.ToString(),
                Hints = [OfficeHead.Both(t, s => s["proof/receipt.text"]), OfficeHead.Both(t, s => s["proof/scan"])],
            },
        };
    };

    /// <summary>With the day of the decision and the end of the term where they could be reckoned from what was said, and the next time the counter is open.</summary>
    internal Func<CancellationToken, Task<LetterSheet>> ObjectionToSign(Request request, IReadOnlyList<string> address, TermSaid term) => async stop =>
    {
        var t = SayTo(request);
        var today = Law.GermanTime.DayOf(clock.GetUtcNow());
        Wording when = OfficeHead.Both(t, s => term.LastDay is not { } last ? s["code/sign.when"] : s[last < today ? "code/sign.when.over" : "code/sign.when.until", s.Day(last)]);
        var sheet = await Sheet(request, address, "sign", new Told(when, []), stop);
        Passage German(string key, params object[] facts) => Passage.FromString(t.German[key, facts]);
        return sheet with
        {
            Body =
            [
                German("code/sign.what"),
                term.DecidedOn is { } decided ? German("code/sign.text.of", t.German.Day(decided)) : German("code/sign.text"),
                German("code/sign.line"),
                German("code/sign.back", office.Street),
                .. term is { DecidedOn: { } from, LastDay: { } end } ? [German("code/sign.counted", t.German.Day(from), t.German.Day(end))] : (Passage[])[],
                German("code/sign.ways"),
                .. term.Counter is { } opening ? [German("code/sign.counter", t.German.Day(Law.GermanTime.DayOf(opening.From)), Clock(opening.OnTheClock.From), Clock(opening.OnTheClock.To))] : (Passage[])[],
                German("code/sign.review"),
            ],
            Law = ["§ 84 Abs. 1 SGG", "§ 66 SGG", .. term.LastDay is null ? (string[])[] : ["§ 37 Abs. 2 SGB X"], "§ 44 SGB X"],
        };
    };

    private static string Clock(TimeOnly at) => at.ToString(at.Minute == 0 ? "%H" : "H.mm", System.Globalization.CultureInfo.InvariantCulture);

    private Task<LetterSheet> Notice(Request request, IReadOnlyList<string> address, string words, IReadOnlyList<string> sentences, CancellationToken stop) =>
        Sheet(request, address, words, new Told(OfficeHead.Both(SayTo(request), s => s["letter/when.none"]), sentences), stop);

    private async Task<LetterSheet> Sheet(Request request, IReadOnlyList<string> address, string words, Told told, CancellationToken stop)
    {
        var t = SayTo(request);
        var german = t.German;
        var now = clock.GetUtcNow();
        var today = Law.GermanTime.DayOf(now);
        Wording Both(string key, params object[] facts) => OfficeHead.Both(t, s => s[key, facts]);
        return new()
        {
            Head = await head.Read(stop),
            Title = german["letter/title", today],
            Address = address,
            Facts =
            [
                new(german["letter/fact.number"], request.Number.ToString(), Strong: true),
                new(german["letter/fact.phone"], office.Phone),
                new(german["letter/fact.date"], german.ShortDay(today)),
            ],
            Own = OfficeHead.Tongue(t.Language),
            Box = new()
            {
                Tongue = german["letter/tongue"],
                About = new(Both("letter/about"), OfficeHead.Both(t, s => s[$"code/{words}.about", s.Moment(now), ""])),
                ToDo = new(Both("letter/todo"), Both($"code/{words}.todo")),
                ByWhen = new(Both("letter/when"), told.When, Strong: told.When.German != german["letter/when.none"]),
                WhoHelps = new(Both("letter/help"), Both("letter/help.text", office.Phone)),
            },
            Subject = german[$"code/{words}.subject"],
            Salutation = german["code/salutation"],
            Body = [.. told.Sentences.Select(s => Passage.FromString(german[s, office.Phone]))],
            Law = [german["code/law"]],
            Closing = [german["letter/greeting"], office.Name],
            PageOf = german["receipt/page-of"],
            Running = german["letter/running", request.Number.ToString(), german.ShortDay(today)],
        };
    }

    private Say SayTo(Request request) => new(texts, Language.Parse(request.Language, null));

    /// <summary>Until when, and the sentences of the letter by their keys.</summary>
    private sealed record Told(Wording When, IReadOnlyList<string> Sentences);
}

/// <summary>What somebody said, as the letter repeats it: by which way, when, which legal day it counts for, and each answer with its question.</summary>
internal sealed record SpokenCopy(Channel Channel, DateTimeOffset At, DateOnly Day, IReadOnlyList<string> Said);
