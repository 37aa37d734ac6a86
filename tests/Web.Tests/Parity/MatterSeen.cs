namespace OffenesHaus.Web.Tests.Parity;

/// <summary>What a receipt says of a matter, whatever way it came by: everything but the instant, the way itself and who wrote.</summary>
/// <param name="Answers">Question and answer, in order.</param>
/// <param name="Missing">The checklist: what is still open.</param>
/// <param name="AnswerUntil">The house's target, in words.</param>
/// <param name="Objection">It is told of as what may be an objection.</param>
internal sealed record MatterSeen(string Answers, string Missing, string AnswerUntil, bool Objection)
{
    public static MatterSeen On(PageSeen receipt)
    {
        Assert.True(receipt.Address.AbsolutePath.Contains("/eingang", StringComparison.Ordinal), $"No receipt: {receipt.Address}\n{receipt.Text}");
        return new(
            string.Join('\n', receipt.Document.QuerySelectorAll("dl.facts > div").Select(d => Words(d.QuerySelector("dt")!.TextContent) + " " + Words(d.QuerySelector("dd:not(.change)")?.TextContent))),
            string.Join('\n', receipt.Parts("section[aria-labelledby=fehlt] li")),
            receipt.Parts("section[aria-labelledby=weiter] ol li") is [.., var last] ? last : "",
            receipt.Text.Contains("Widerspruch", StringComparison.Ordinal) && receipt.Document.QuerySelector("#inhalt > .wide") is not null);
    }

    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
