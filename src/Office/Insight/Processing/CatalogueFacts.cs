using OffenesHaus.Catalog;

namespace OffenesHaus.Insight.Processing;

/// <summary>Services and forms as the papers of data protection tell them: purpose, law, who decides, and every question that is asked.</summary>
internal sealed class CatalogueFacts(Services services, Forms forms, Say german, DateOnly today)
{
    public IReadOnlyList<IReadOnlyList<PaperFact>> Purposes => [.. services.All.Where(s => s.IsOffered(today)).Select(Purpose)];

    public IReadOnlyList<IReadOnlyList<PaperFact>> Asked => [.. Ordered.Select(Questions)];

    public IReadOnlyList<Form> Ordered => [.. forms.All.OrderBy(f => f.Code, StringComparer.Ordinal)];

    /// <summary>The authorities that decide instead of the house, as the catalogue names them. (§ 16 Abs. 2 SGB I)</summary>
    public IReadOnlyList<string> Authorities => [.. services.All.Select(s => s.Authority).OfType<string>().Distinct(StringComparer.Ordinal).Select(a => german[$"services/authority.{a}"])];

    public string Title(Form form) => german[$"{form.Code}/texts/title"];

    public static IReadOnlyList<Question> QuestionsOf(Form form) =>
        [.. form.Pages.SelectMany(p => p.Questions).SelectMany(q => q.Cells.Prepend(q)).Where(q => q.Kind != QuestionKind.Notice).DistinctBy(q => q.Words, StringComparer.Ordinal)];

    private IReadOnlyList<PaperFact> Purpose(Service service) =>
    [
        new("Leistung", german[services.Key(service, "name", today)]),
        new("Zweck", german[services.Key(service, "what", today)]),
        new("Rechtsgrundlage", string.Join(", ", service.Law)),
        new("Formular", Title(forms[service.Form])),
        new("Entscheidet", service.Authority is { } other ? german[$"services/authority.{other}"] : service.Team is { } team ? german[$"services/team.{team}"] : "–"),
    ];

    private IReadOnlyList<PaperFact> Questions(Form form) =>
    [
        new("Formular", $"{Title(form)}, Version {form.Version}"),
        new("Gehört zu", string.Join(", ", services.All.Where(s => s.Form == form.Code).Select(s => german[services.Key(s, "name", today)]))),
        new("Rechtsgrundlage", string.Join(", ", services.All.Where(s => s.Form == form.Code).SelectMany(s => s.Law).Distinct(StringComparer.Ordinal))),
        new("Angaben", string.Join(" · ", QuestionsOf(form).Select(q => Label(form, q)))),
    ];

    internal string Label(Form form, Question question) =>
        german.Maybe($"{form.Code}/texts/q.{question.Words}") ?? german[$"{form.Code}/texts/q.{question.Words}.of", "…"];
}
