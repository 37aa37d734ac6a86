using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>The objection ready to sign, with blanks for what only the person knows, and a sheet with the ways that hold (§ 84 SGG). Throws <see cref="PaperUnavailable"/>.</summary>
public sealed class ObjectionPaper(OfficeSettings office, OfficeHead head, Typesetter typesetter, Texts texts)
{
    public async Task<byte[]> Run(Language language, CancellationToken stop)
    {
        var t = new Say(texts, language);
        Wording Both(string key, params object[] facts) => OfficeHead.Both(t, s => s[key, facts]);
        string German(string key) => t.German[key];
        var sheet = new ObjectionSheet
        {
            Title = German("objection/paper.title"),
            Demonstration = (await head.Read(stop)).Demonstration,
            Own = OfficeHead.Tongue(language),
            SenderLabel = German("objection/paper.sender"),
            Office = [office.Name, office.Street, office.Town],
            Subject = German("objection/paper.subject"),
            Fills = [new(German("objection/paper.decision")), new(German("objection/paper.received")), new(German("objection/paper.reference"))],
            Salutation = German("objection/paper.salutation"),
            Body = [German("objection/paper.body")],
            ReasonLabel = German("objection/paper.reason"),
            Closing = German("objection/paper.closing"),
            PlaceAndDate = German("objection/paper.place"),
            Signature = German("objection/paper.signature"),
            StaysWithYou = Both("objection/paper.stays"),
            WaysHeading = Both("objection/paper.ways"),
            DeadlineLabel = Both("objection/paper.deadline"),
            Deadline = Both("objection/paper.deadline.text"),
            Ways =
            [
                new(Both("objection/paper.letterbox"), Both("objection/way.letterbox", office.Street)),
                new(Both("objection/paper.counter"), Both("objection/way.counter")),
                new(Both("objection/paper.other"), Both("objection/way.other")),
            ],
            Notes = [Both("objection/paper.not-enough"), Both("objection/review")],
            Law = [German("objection/law")],
            PageOf = German("receipt/page-of"),
        };
        return (await typesetter.Set(sheet, stop)).Pdf;
    }
}
