using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>
/// All forms of the house: the first editions, read once from <c>forms/</c>, and in their place whatever newer edition holds today. A form of the folder that
/// contradicts itself stops the start, with a sentence for its editor.
/// </summary>
public sealed class Forms
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly string folder;
    private readonly FrozenDictionary<string, Form> first;
    private volatile FrozenDictionary<string, Form> byCode;

    /// <param name="folder">With one folder for each form.</param>
    /// <param name="texts">Null: whether every question has its words is not asked.</param>
    public Forms(string folder, Texts? texts = null)
    {
        this.folder = folder;
        byCode = first = Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(f => Read(f, texts)).ToFrozenDictionary(f => f.Code, StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Form> All => byCode.Values;

    public Form? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The form of a stored request. Its folder may only be removed after its last request.</summary>
    public Form this[string code] => byCode[code];

    /// <summary>The version that came with the house; null where there is only what was published here.</summary>
    internal int? FirstVersion(string code) => first.GetValueOrDefault(code)?.Version;

    /// <summary>The first edition as it lies in the folder; null where there is none.</summary>
    internal FormSource? FirstSource(string code) => first.ContainsKey(code)
        ? new(File.ReadAllText(Path.Combine(folder, code, "form.json")), FormWords.Read(Path.Combine(folder, code)))
        : null;

    /// <summary>From now on these editions hold, and the first ones of all other forms.</summary>
    internal void Take(IEnumerable<Form> editions)
    {
        var all = first.ToDictionary(StringComparer.Ordinal);
        foreach (var edition in editions)
            all[edition.Code] = edition;
        byCode = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads a definition as it is written and proves it; <see cref="UnfoldForm"/> writes it out.</summary>
    internal static Form Written(string file, string text)
    {
        try
        {
            var form = JsonSerializer.Deserialize<Form>(text, Json) ?? throw new FormBroken(file, (FormattableString)$"the definition is empty");
            new ProveForm(file, text).Run(form);
            return form;
        }
        catch (JsonException e)
        {
            throw FormBroken.AsJson(file, e);
        }
    }

    private static Form Read(string folder, Texts? texts)
    {
        var file = Path.Combine(folder, "form.json");
        try
        {
            var text = File.ReadAllText(file);
            var form = UnfoldForm.Of(Written(file, text));
            if (texts is not null)
                new ProveForm(file, text).Words(form, texts);
            return form;
        }
        catch (IOException e)
        {
            throw new FormBroken(file, e.Message);
        }
    }
}
