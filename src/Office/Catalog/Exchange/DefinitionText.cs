using System.Text.Encodings.Web;
using System.Text.Json;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>Writes a form as <c>form.json</c> the way editors write it: one question a line, and nothing that goes without saying.</summary>
internal static class DefinitionText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string KindName(QuestionKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static QuestionKind? KindOf(string name) => Enum.GetValues<QuestionKind>().Select(k => (QuestionKind?)k).FirstOrDefault(k => KindName(k!.Value) == name);

    public static string Of(Form form)
    {
        List<string> head = [Pair("code", form.Code), Pair("version", form.Version), Pair("service", form.Service), Pair("act", form.Act)];
        if (form.DeclaresWith is not null)
            head.Add(Pair("declaresWith", form.DeclaresWith));
        if (form.Traits.Count > 0)
            head.Add($"\"traits\": {{ {string.Join(", ", form.Traits.Select(t => Pair(t.Key, t.Value)))} }}");
        if (form.Addresses.Count > 0)
            head.Add(Pair("addresses", form.Addresses));
        var retired = form.Retired.Count == 0 ? "" : $",\n  \"retired\": [\n    {string.Join(",\n    ", form.Retired.Select(Of))}\n  ]";
        return $"{{\n  {string.Join(",\n  ", head)},\n  \"pages\": [\n{string.Join(",\n", form.Pages.Select(Of))}\n  ]{retired}\n}}\n";
    }

    public static string Of(Condition when)
    {
        List<string> parts = [Pair("question", when.Question)];
        if (when.Is.Count > 0)
            parts.Add(Pair("is", when.Is));
        if (when.IsNot.Count > 0)
            parts.Add(Pair("isNot", when.IsNot));
        if (when.And is not null)
            parts.Add($"\"and\": {Of(when.And)}");
        return $"{{ {string.Join(", ", parts)} }}";
    }

    private static string Of(FormPage page)
    {
        List<string> head = [Pair("code", page.Code)];
        if (page.Each is not null)
            head.Add(Pair("each", page.Each));
        if (page.Self)
            head.Add(Pair("self", true));
        if (page.When is not null)
            head.Add($"\"when\": {Of(page.When)}");
        if (page.Derived)
            head.Add(Pair("derived", true));
        return $"    {{\n      {string.Join(",\n      ", head)},\n      \"questions\": [\n        {string.Join(",\n        ", page.Questions.Select(Of))}\n      ]\n    }}";
    }

    private static string Of(Question question)
    {
        List<string> parts = [Pair("id", question.Id), Pair("kind", KindName(question.Kind))];
        if (question.Required)
            parts.Add(Pair("required", true));
        if (question.Voluntary)
            parts.Add(Pair("voluntary", true));
        if (question.Aside)
            parts.Add(Pair("aside", true));
        if (question.Max != new Question { Id = "", Kind = QuestionKind.Text }.Max)
            parts.Add(Pair("max", question.Max));
        if (question.Choices.Count > 0)
            parts.Add(Pair("choices", question.Choices));
        if (question.When is not null)
            parts.Add($"\"when\": {Of(question.When)}");
        if (question.Expect is not null)
            parts.Add(Pair("expect", question.Expect));
        if (question.Autocomplete is not null)
            parts.Add(Pair("autocomplete", question.Autocomplete));
        if (question.Kind == QuestionKind.Rows)
            parts.AddRange([Pair("most", question.Most), $"\"of\": [\n          {string.Join(",\n          ", question.Of.Select(Of))}\n        ]"]);
        return $"{{ {string.Join(", ", parts)} }}";
    }

    private static string Pair(string name, object value) => $"{Written(name)}: {Written(value)}";

    private static string Written(object value) => value is IReadOnlyList<string> list ? $"[{string.Join(", ", list.Select(v => Written(v)))}]" : JsonSerializer.Serialize(value, Plain);
}
