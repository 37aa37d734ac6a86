using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using Language = OffenesHaus.Catalog.Language;
using Wording = OffenesHaus.Correspondence.Wording;

namespace OffenesHaus.Intake;

/// <summary>"Who looked at my details?" on paper, in German and in the person's language, as a tagged PDF. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class ReadsPaper(OwnReads reads, OfficeHead head, OfficeSettings office, Typesetter typesetter, Texts texts, TimeProvider clock)
{
    private const int Most = 400;

    public async Task<byte[]> Run(Guid request, Language language, CancellationToken stop)
    {
        var seen = await reads.See(request, null, Most, stop);
        return await Run(seen, language, _ => "", stop);
    }

    /// <summary><paramref name="place"/>: what stands beside the instant of a line.</summary>
    internal async Task<byte[]> Run(ReadsView seen, Language language, Func<ReadLine, string> place, CancellationToken stop) =>
        (await typesetter.Set(Sheet(seen, new Say(texts, language), place, await head.Read(stop)), stop)).Pdf;

    private ReadsSheet Sheet(ReadsView seen, Say t, Func<ReadLine, string> place, Letterhead letterhead)
    {
        Wording Both(string key) => OfficeHead.Both(t, s => s[key]);
        return new()
        {
            Head = letterhead,
            Title = $"{t.German["reads/title"]} {seen.Number}",
            Own = OfficeHead.Tongue(t.Language),
            Heading = Both("reads/title"),
            NumberLabel = Both("portal/keys.number"),
            Number = seen.Number.ToString(),
            Stated = OfficeHead.Both(t, s => s["reads/stated", s.Moment(clock.GetUtcNow())]),
            Lead = Both(seen.Lines.Count == 0 ? "reads/none" : "reads/lead"),
            Columns = [Both("reads/column.when"), Both("reads/column.who"), Both("reads/column.what")],
            Lines =
            [
                .. seen.Lines.Select(l => new ReadsSheetLine(
                    $"{t.German.ShortDay(GermanTime.DayOf(l.At))}, {(l.HeldUntil is null ? t.German.Time(TimeOnly.FromDateTime(GermanTime.ClockAt(l.At).DateTime)) : "–")}{place(l)}",
                    OfficeHead.Both(t, s => ReadWords.Who(l, s)),
                    OfficeHead.Both(t, s => $"{ReadWords.What(l, s)}. {ReadWords.Why(l, s)}"))),
            ],
            Notes = [.. seen.HasOlder ? [Both("reads/more")] : Array.Empty<Wording>(), Both("reads/once"), Both("reads/lists"), Both("reads/whole"), Both("reads/ask"), office.DataProtectionOfficer],
            PageOf = t.German["receipt/page-of"],
            Running = $"{t.German["reads/title"]} · {seen.Number}",
        };
    }
}
