using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Checks a receipt for anybody who holds its text: in their browser by the script, or here. Nothing is kept, and a number alone is answered to nobody.</summary>
public sealed class CheckReceiptModel(CheckStatement check, HouseKeys keys, Say t) : PageModel, IShowData
{
    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    public StatementCheck? Found { get; private set; }

    public IReadOnlyDictionary<string, string> Keys { get; } = keys.See();

    /// <summary>Everything the script may have to say, by name.</summary>
    public IEnumerable<(string Name, string Words)> Sentences => WordsIn(t);

    /// <summary>What a statement that holds says.</summary>
    public IEnumerable<(string Label, string Value)> Facts => Found is { Holds: true } found ? [.. StatementFacts(found.Statement), .. HeadFacts(found.Head)] : [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Found = await check.Run(Text ?? "", stop);
        if (Found.Verdict != StatementVerdict.Empty)
            return Page();
        Found = null;
        ModelState.AddModelError("text", t["proof/verdict.Empty"]);
        return Page();
    }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    internal static IEnumerable<(string Name, string Words)> WordsIn(Say t) =>
    [
        .. Enum.GetNames<StatementVerdict>().Append("Unable").SelectMany(v => new[] { (v, t[$"proof/verdict.{v}"]), ($"{v}.then", t[$"proof/verdict.{v}.then"]) }),
        .. Enum.GetNames<Channel>().Select(c => ($"channel.{c}", t[$"receipt/channel.{c}"])),
        ("corrected", t["proof/corrected"]),
        ("fact.number", t["portal/keys.number"]),
        ("fact.arrived", t["receipt/fact.arrived"]),
        ("fact.by", t["proof/fact.by"]),
        ("fact.day", t["receipt/fact.day"]),
        ("fact.way", t["receipt/fact.way"]),
        ("fact.head", t["proof/fact.head"]),
        ("fact.entries", t["proof/fact.entries"]),
        ("fact.signed", t["proof/fact.signed"]),
    ];

    // By post only the day is known, from the letterbox only until when.
    private IEnumerable<(string Label, string Value)> StatementFacts(ReceiptStatement? said) => said is null ? [] :
    [
        (t["portal/keys.number"], RequestNumber.TryParse(said.Number.ToString("D10", CultureInfo.InvariantCulture), null, out var number) ? number.ToString() : "–"),
        (t[said.Channel == nameof(Channel.Letterbox) ? "proof/fact.by" : "receipt/fact.arrived"], said.Channel == nameof(Channel.Post) ? t.Day(GermanTime.DayOf(said.ReceivedAt)) : t.Moment(said.ReceivedAt)),
        (t["receipt/fact.day"], t.Day(said.CountsOn) + (said.Turn > 1 ? $" ({t["proof/corrected"]})" : "")),
        (t["receipt/fact.way"], Enum.TryParse<Channel>(said.Channel, out _) ? t[$"receipt/channel.{said.Channel}"] : "–"),
    ];

    private IEnumerable<(string Label, string Value)> HeadFacts(TreeHead? head) => head is null ? [] :
    [
        (t["proof/fact.head"], head.Number.ToString(CultureInfo.InvariantCulture)),
        (t["proof/fact.entries"], head.Size.ToString(CultureInfo.InvariantCulture)),
        (t["proof/fact.signed"], t.Moment(head.SignedAt)),
    ];
}
