using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;
using Language = OffenesHaus.Catalog.Language;
using Wording = OffenesHaus.Correspondence.Wording;

namespace OffenesHaus.Intake.Copying;

/// <summary>A copy on paper, in German and in the person's language, as a tagged PDF. Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class CopyPaper(OfficeHead head, OfficeSettings office, Typesetter typesetter, Texts texts, TimeProvider clock)
{
    public async Task<byte[]> Set(OwnCopy copy, RequestNumber number, Language language, CancellationToken stop) =>
        (await typesetter.Set(Sheet(copy, number, new Say(texts, language), await head.Read(stop)), stop)).Pdf;

    private CopySheet Sheet(OwnCopy copy, RequestNumber number, Say t, Letterhead letterhead)
    {
        Wording Both(string key) => OfficeHead.Both(t, s => s[key]);
        return new()
        {
            Head = letterhead,
            Title = $"{t.German["copy/title"]} {number}",
            Own = OfficeHead.Tongue(t.Language),
            Heading = Both("copy/title"),
            NumberLabel = Both("portal/keys.number"),
            Number = number.ToString(),
            Stated = OfficeHead.Both(t, s => s["reads/stated", s.Moment(clock.GetUtcNow())]),
            Lead = Both("copy/lead"),
            Sections = [.. copy.Sections.Select(s => new CopySheetSection(OfficeHead.Both(t, l => CopyWords.Section(s.Name, l)), [.. s.Entries.Select(e => Lines(e, t))]))],
            Notes = [.. copy.LeftProtectedOut ? [Both("copy/protected")] : Array.Empty<Wording>(), Both("copy/why"), Both("copy/files"), Both("copy/wrong"), Both("reads/ask"), office.DataProtectionOfficer, Both("copy/law")],
            PageOf = t.German["receipt/page-of"],
            Running = $"{t.German["copy/title"]} · {number}",
        };
    }

    private static IReadOnlyList<CopySheetLine> Lines(CopyEntry entry, Say t) =>
    [
        .. entry.Facts.Select(f => new CopySheetLine(OfficeHead.Both(t, l => CopyWords.Label(f, l)), CopyWords.IsSpoken(f) ? OfficeHead.Both(t, l => CopyWords.Value(f, l)) : CopyWords.Value(f, t.German))),
        .. entry.Said.Select(a => new CopySheetLine(OfficeHead.Both(t, l => a.Label(l.Language.Code)), OfficeHead.Both(t, l => a.Answer(l.Language.Code)))),
    ];
}
