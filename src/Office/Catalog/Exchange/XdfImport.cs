using System.Text.Json;
using OffenesHaus.Catalog.Editions;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>
/// Makes the draft of a form out of an outside schema: groups become pages, fields questions, value lists choices, groups that repeat lists. What a form of the
/// house cannot hold is told, each thing once. German words only: another language is there as far as the edition before had it for the same sentence.
/// </summary>
internal sealed class XdfImport
{
    private const int MostQuestions = 7, UsualRows = 9, MostRows = 20, MostLength = 20_000, UsualLongText = 5_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    private readonly List<LeftOut> leftOut = [];
    private readonly SortedDictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly PlainNames pages = new(), questions = new();

    /// <param name="schema">What the file says.</param>
    /// <param name="frame">Code, version, service and act of the form it becomes.</param>
    /// <param name="kept">What it keeps of the edition before; null: there is none.</param>
    public static (FormSource Source, IReadOnlyList<LeftOut> LeftOut) Of(XdfPart schema, Form frame, KeptRules? kept = null)
    {
        var import = new XdfImport();
        return (import.Read(schema, frame, kept), import.leftOut);
    }

    private FormSource Read(XdfPart schema, Form frame, KeptRules? kept)
    {
        Word("title", schema.Label);
        Word("matter", schema.Label);
        Word("lead", schema.Help);
        foreach (var rule in schema.Rules)
            leftOut.Add(new("left-rule", schema.Label, rule.Words.Length > 0 ? rule.Words : rule.Name));
        var all = Runs(schema.Parts).SelectMany(run => run is [{ IsGroup: true } group] ? Pages(group) : Split(new() { Code = pages.New(null, "Angaben"), Questions = [.. run.SelectMany(Questions)] }, schema.Label)).ToList();
        var form = frame with { Pages = all };
        form = kept?.Onto(form) ?? form;
        if (form.Traits.Count == 0)
            leftOut.Add(new("left-traits"));
        return new(DefinitionText.Of(form), kept?.Words(form, words) ?? new FormWords { German = words });
    }

    // Fields that stand beside the groups make pages of their own, where they stand.
    private static IEnumerable<List<XdfPart>> Runs(IReadOnlyList<XdfPart> parts)
    {
        List<XdfPart> run = [];
        foreach (var part in parts)
        {
            if (run.Count > 0 && (part.IsGroup || run[0].IsGroup))
            {
                yield return run;
                run = [];
            }

            run.Add(part);
        }

        if (run.Count > 0)
            yield return run;
    }

    private List<FormPage> Pages(XdfPart group)
    {
        var each = group.Keywords.GetValueOrDefault(Xdf.Each)?.Split(" und ");
        var code = pages.New(group.Keywords.GetValueOrDefault(Xdf.Page), group.Name);
        var asked = group.Most > 1 && each is null ? [Rows(group)] : group.Parts.SelectMany(Questions).ToList();
        Word($"p.{code}.lead", group.Most > 1 && each is null ? null : group.Help);
        var page = new FormPage { Code = code, Each = each?[0], Self = each?.Length > 1, When = Condition(group), Questions = asked };
        return Split(page, group.Label);
    }

    private List<FormPage> Split(FormPage page, string title)
    {
        if (page.Questions.Count == 0)
            leftOut.Add(new("left-page", title));
        var split = page.Questions.Chunk(MostQuestions).Select((part, i) => page with { Code = i == 0 ? page.Code : pages.New(null, page.Code), Questions = part }).ToList();
        foreach (var one in split)
            Word($"p.{one.Code}", title);
        if (split.Count > 1)
            leftOut.Add(new("left-split", title, $"{split.Count}"));
        return split;
    }

    private IEnumerable<Question> Questions(XdfPart part)
    {
        if (!part.IsGroup)
            return Question(part, questions, "q.") is { } question ? [question] : [];
        if (part.Most > 1 || part.Keywords.GetValueOrDefault(Xdf.Kind) == "rows")
            return [Rows(part)];
        leftOut.Add(new("left-heading", part.Label));
        if (Condition(part) is { } when)
            leftOut.Add(new("left-rule", part.Label, ConditionWords.Of(when, new FormWords { German = words })));
        return part.Parts.SelectMany(Questions);
    }

    private Question Rows(XdfPart group)
    {
        var id = questions.New(group.Keywords.GetValueOrDefault(Xdf.Question), group.Name);
        var most = group.Most > MostRows ? UsualRows : group.Most;
        if (most != group.Most)
            leftOut.Add(new("left-many", group.Label, $"{most}"));
        Word($"q.{id}", group.Label);
        Word($"q.{id}.hint", group.Help);
        Word($"q.{id}.row", group.Label + " {0}");
        Word($"q.{id}.add", "Noch eine Zeile");
        var cells = new PlainNames();
        return new()
        {
            Id = id,
            Kind = QuestionKind.Rows,
            Required = IsRequired(group),
            Most = most,
            When = Condition(group),
            Of = [.. Flat(group).Select(c => Question(c, cells, $"q.{id}.") is { } cell ? cell with { When = null } : null).OfType<Question>()],
        };
    }

    private IEnumerable<XdfPart> Flat(XdfPart group)
    {
        foreach (var part in group.Parts)
        {
            if (part.IsGroup)
                leftOut.Add(new(part.Most > 1 ? "left-nested" : "left-heading", part.Label));
            foreach (var inner in part.IsGroup ? Flat(part) : [part])
                yield return inner;
        }
    }

    private Question? Question(XdfPart field, PlainNames names, string prefix)
    {
        if (XdfKinds.Of(field) is not { } kind)
        {
            leftOut.Add(new("left-field", field.Label));
            return null;
        }

        var id = names.New(field.Keywords.GetValueOrDefault(Xdf.Question), field.Name);
        var choices = new PlainNames();
        List<(string Code, string Name)> values = kind is not (QuestionKind.Choice or QuestionKind.Choices) ? []
            : field.Values.Count == 0 ? [("yes", "Ja"), ("no", "Nein")]
            : [.. field.Values.Select(v => (choices.New(v.Code, v.Name), v.Name))];
        Word(prefix + id, kind == QuestionKind.Notice ? field.Content ?? field.Label : field.Label);
        Word($"{prefix}{id}.hint", field.Help);
        foreach (var (code, name) in values)
            Word($"{prefix}{id}.{code}", name);
        TellOf(field, kind);
        var length = Math.Clamp(field.MaxLength ?? UsualLongText, 1, MostLength);
        return new()
        {
            Id = id,
            Kind = kind,
            Required = IsRequired(field),
            Choices = [.. values.Select(v => v.Code)],
            Max = (field.FieldKind, field.Type) is ("input", "text" or "text_latin") && (field.MaxLength is not null || kind == QuestionKind.LongText) ? length : 200,
            When = Condition(field),
        };
    }

    private void TellOf(XdfPart field, QuestionKind kind)
    {
        if (field.HasOutsideList)
            leftOut.Add(new("left-list", field.Label));
        if (field.IsBounded && kind != QuestionKind.PostalCode)
            leftOut.Add(new("left-bounds", field.Label));
        if (field.Content is not null && kind != QuestionKind.Notice)
            leftOut.Add(new("left-content", field.Label));
        if (field.Type is "time" or "datetime" or "num")
            leftOut.Add(new("left-type", field.Label));
        if (field.Most > 1 && kind != QuestionKind.Choices)
            leftOut.Add(new("left-several", field.Label));
    }

    private Condition? Condition(XdfPart part)
    {
        Condition? found = null;
        foreach (var rule in part.Rules)
            if (found is null && rule.Name == Xdf.ConditionRule && Parsed(rule.Script) is { } condition)
                found = condition;
            else
                leftOut.Add(new("left-rule", part.Label, rule.Words.Length > 0 ? rule.Words : rule.Name));
        return found;
    }

    private static Condition? Parsed(string script)
    {
        try
        {
            return JsonSerializer.Deserialize<Condition>(script, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsRequired(XdfPart part) => part.Least > 0 || part.Keywords.ContainsKey(Xdf.RequiredWhenAsked);

    private void Word(string key, string? text)
    {
        if (Answers.Cleaned(text ?? "") is { Length: > 0 } clean)
            words[key] = clean.Length > SaveDraft.MostText ? clean[..SaveDraft.MostText] : clean;
    }
}
