using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>The catalogue, read once from <c>services/</c>. A service that contradicts itself, the forms or the texts stops the start, with a sentence for its editor.</summary>
public sealed class Services
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    private readonly FrozenDictionary<string, Service> byCode;
    private readonly Texts texts;
    private readonly Forms forms;

    public Services(string folder, Forms forms, Texts texts)
    {
        (this.texts, this.forms) = (texts, forms);
        var file = Path.Combine(folder, "services.json");
        Acts = [.. ActWay.Read(Path.Combine(folder, "forms-of-acts.csv"))];
        var text = File.ReadAllText(file);
        All = Read(file, text);
        new ProveCatalogue(file, text, forms, texts, Acts).Run(All);
        byCode = All.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
    }

    public IReadOnlyList<Service> All { get; }

    /// <summary>Which act may be done through which channel, with condition and section.</summary>
    public IReadOnlyList<ActWay> Acts { get; }

    public Service? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The service a request was begun for: the one that was asked for, where it comes with this form; else the form's own.</summary>
    public Service? For(Form form, string? asked) => asked is not null && Find(asked) is { } service && service.Form == form.Code ? service : Find(form.Service);

    /// <summary>What somebody chose to begin: a service, or a form that no service starts with yet. Null: neither is there.</summary>
    public (Form Form, string Service)? Chosen(string? code) =>
        code is null ? null
        : Find(code) is { } service ? (forms[service.Form], service.Code)
        : forms.Find(code) is { } form ? (form, form.Service) : null;

    public IEnumerable<ActWay> WaysOf(Service service) => Acts.Where(a => a.Act == service.Act);

    /// <summary>The key of its words in force on that day: <c>name</c>, <c>what</c>, <c>who</c>, <c>need</c>, <c>next</c>.</summary>
    public string Key(Service service, string part, DateOnly on) =>
        service.WordsFrom.Where(from => from <= on).OrderDescending().Select(from => Key($"{service.Code}@{from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", part))
            .FirstOrDefault(key => texts.Find(Language.German, key) is not null) ?? Key(service.Code, part);

    private static string Key(string service, string part) => $"services/{service}.{part}";

    private static Service[] Read(string file, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Service[]>(text, Json) ?? throw new FormBroken(file, "is empty");
        }
        catch (JsonException e)
        {
            throw new FormBroken(file, e.Message, (int?)(e.LineNumber + 1));
        }
    }
}

/// <summary>One row of <c>services/forms-of-acts.csv</c>: an act, a channel, and whether the law lets it do.</summary>
public sealed record ActWay(string Act, string Channel, string Allowed, string Section)
{
    internal static IEnumerable<ActWay> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Skip(1).Where(l => l.Length > 0))
        {
            if (line.Split(';') is not [var act, var channel, var allowed, var section])
                throw new FormBroken(file, $"four columns divided by ';' expected: {line}");
            yield return new(act, channel, allowed, section);
        }
    }
}
