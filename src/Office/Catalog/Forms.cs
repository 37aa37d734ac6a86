using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>All forms of the house, read once from <c>forms/</c>. A form that contradicts itself stops the start, with a sentence for its editor.</summary>
public sealed class Forms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly FrozenDictionary<string, Form> byCode;

    public Forms(string folder)
    {
        byCode = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(Read).ToFrozenDictionary(f => f.Code, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Form> All => byCode.Values;

    public Form? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The form of a stored request. Its folder may only be removed after its last request.</summary>
    public Form this[string code] => byCode[code];

    private static Form Read(string folder)
    {
        var file = Path.Combine(folder, "form.json");
        try
        {
            var form = JsonSerializer.Deserialize<Form>(File.ReadAllText(file), Json)!;
            Prove(form, folder);
            return form;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            throw new FormBroken(file, e.Message);
        }
    }

    private static void Prove(Form form, string folder)
    {
        void Must(bool holds, string what)
        {
            if (!holds)
                throw new FormBroken(folder, what);
        }

        Must(form.Code == Path.GetFileName(folder), "the code of a form is the name of its folder");
        Must(form.Pages.Count > 0, "a form has at least one page");
        Must(form.DeclaresWith is null || form.Page(form.DeclaresWith) is not null, "declaresWith names a page of the form");

        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in form.Pages)
        {
            foreach (var condition in page.Questions.Select(q => q.When).Append(page.When).OfType<Condition>())
                Must(asked.Contains(condition.Question), $"{page.Code}: a condition looks at '{condition.Question}', which no earlier page asks");
            foreach (var question in page.Questions)
            {
                Must(asked.Add(question.Id), $"question '{question.Id}' is asked twice");
                Must(question.Kind is QuestionKind.Choice or QuestionKind.Choices == (question.Choices.Count > 0), $"question '{question.Id}': choices belong to choice and choices");
            }
        }

        foreach (var (trait, question) in form.Traits)
            Must(asked.Contains(question), $"trait '{trait}' names no question of the form");
        foreach (var question in form.Addresses)
            Must(asked.Contains(question), $"addresses name '{question}', and no page asks it");
        foreach (var trait in (string[])["address", "reach"])
            Must(!form.Traits.TryGetValue(trait, out var told) || form.Addresses.Contains(told, StringComparer.Ordinal), $"trait '{trait}' tells where somebody is, and addresses do not name it");
    }
}

/// <summary>A form definition cannot be read; names the file and the contradiction for its editor.</summary>
public sealed class FormBroken(string file, string what) : Exception($"{file}: {what}");
