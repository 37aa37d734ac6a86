using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Web.Shared;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>A page of an edition as the doors show it, through the same question as everywhere; whatever its condition, it is shown. It sends nothing.</summary>
public sealed class PreviewModel(FormBench bench, EditionProof proof) : PageModel
{
    internal static readonly IReadOnlyList<(string Door, string Name)> Doors = [("portal", "Online"), ("helfen", "Helfende"), ("telefon", "Telefon und Schalter"), ("dienst", "Poststelle")];

    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [FromRoute(Name = "lang")]
    public required Language Lang { get; set; }

    [FromRoute(Name = "part")]
    public string? PartCode { get; set; }

    [FromQuery(Name = "edition")]
    public string? Edition { get; set; }

    [FromQuery(Name = "tuer")]
    public string? Asked { get; set; }

    public string Door => Doors.Any(d => d.Door == Asked) ? Asked! : Doors[0].Door;

    /// <summary>Papers are typed in German; in a conversation staff read aloud in the person's language, with the German beside it.</summary>
    public bool IsDesk => Door == "telefon" || (Door == "dienst" && Lang.IsGerman);

    public EditionSeen Seen { get; private set; } = null!;

    public Say Say { get; private set; } = null!;

    /// <summary>Each page once, also those asked for every row of a list.</summary>
    public IReadOnlyList<FormPage> Pages { get; private set; } = [];

    public FormPage? Part { get; private set; }

    public IReadOnlyList<AskedQuestion> Questions { get; private set; } = [];

    public string? PageWhen => Part is { When.AnyWritten: null } && Written(Part)?.When is { } when ? ConditionWords.Of(when, Seen.Source.Words) : null;

    public string? Lead => Words(Say).PageLead(Part!) ?? (Part == Pages[0] ? Say.Maybe($"{Code}/texts/lead") : null);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Seen = await bench.See(Code, Edition, stop);
        Say = proof.Speaks(Code, Seen.Source.Words, Lang);
        if (Seen.Proven.Form is not { } form)
            return;
        Pages = [.. form.Pages.DistinctBy(p => p.Words, StringComparer.Ordinal)];
        Part = Pages.FirstOrDefault(p => p.Code == PartCode) ?? Pages[0];
        Questions = new AskedQuestions { Form = form, Answers = Answers.None, T = Say, PagePrefix = IsCounted ? $"{Number}." : "" }.On(Part with { Questions = [.. Part.Questions.Select(q => q with { When = null })] });
    }

    public string Heading(Say say) => IsCounted ? say["portal/interview.part", Number, Pages.Count, Words(say).Page(Part!)] : say[$"{Code}/texts/title"];

    public string Name(FormPage page) => Seen.Source.Words.German.GetValueOrDefault($"p.{page.Words}", page.Words);

    public string? WhenOf(AskedQuestion question) => Part?.Questions.FirstOrDefault(q => q.Id == question.Question.Id)?.When is { } when ? ConditionWords.Of(when, Seen.Source.Words) : null;

    public string To(string? part = null, string? door = null, Language? language = null) =>
        $"/admin/forms/{Code}/preview/{(door == "dienst" ? Language.German : language ?? Lang)}/{Uri.EscapeDataString(part ?? Part?.Code ?? "")}?tuer={door ?? Door}{(Edition is null ? "" : "&edition=" + Uri.EscapeDataString(Edition))}";

    internal QuestionWords Words(Say say) => new(Seen.Proven.Form!, Answers.None, say);

    // The page that already is the declaration bears no count online, as it does there.
    private bool IsCounted => Pages.Count > 1 && !(Door == Doors[0].Door && Part!.Code == Seen.Proven.Form!.DeclaresWith);

    private int Number => Pages.TakeWhile(p => p != Part).Count() + 1;

    private FormPage? Written(FormPage page) => Seen.Proven.Written?.Page(page.Words);
}
