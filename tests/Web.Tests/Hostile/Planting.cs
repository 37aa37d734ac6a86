using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>Writes payloads into every field that takes words, of every form that one meets by following links. Each field begins with a mark of its own, so that it is known later where it is shown.</summary>
/// <param name="perPattern">How many pages of each kind.</param>
/// <param name="without">Forms and services whose pages are left out.</param>
internal sealed partial class Planting(int perPattern, IReadOnlySet<string> without)
{
    private static readonly string[] Never = ["/verlassen", "/desk/login", "handler=leave", "handler=logout"];
    private readonly Dictionary<string, int> sinks = new(StringComparer.Ordinal);
    private readonly HashSet<(int Payload, int Sink)> placed = [];
    private int next;

    /// <summary>Fields that got words of others: where the form is sent, and its name.</summary>
    public IReadOnlyDictionary<string, int> Sinks => sinks;

    /// <summary>Pairs of payload and field.</summary>
    public int Placed => placed.Count;

    /// <summary>Answers to posts that are no page of their own: a form that came back.</summary>
    public List<PageSeen> CameBack { get; } = [];

    /// <summary>Goes through the pages of one form, answers everything with payloads, and hands in whatever is still odd.</summary>
    public async Task HandsIn(Visitor person, string form, string language = "de")
    {
        var page = await person.Open($"/{language}/anliegen/{form}");
        for (var steps = 0; steps < 30 && !page.IsReceipt(); steps++)
        {
            if (page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            {
                page = await person.Submit(page, Portal.People.Main);
                continue;
            }

            CameBack.Add(page);
            var button = page.Document.QuerySelector(Portal.People.Anyway) is null ? Portal.People.Main : Portal.People.Anyway;
            var filled = ((IHtmlButtonElement)page.Document.QuerySelector(button)!).Form!;
            page = await person.SubmitWith(page, button, Files(filled), Words(page, filled, plausible: false));
        }
    }

    /// <summary>Every page that one reaches from these by links, at most so many of each pattern; with <paramref name="write"/>, every form on them that takes words is filled in and sent.</summary>
    public async Task<IReadOnlyList<PageSeen>> Walk(Visitor visitor, IEnumerable<string> from, bool write)
    {
        var (queue, seen, patterns) = (new Queue<string>(from), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var forms = new HashSet<string>(StringComparer.Ordinal);
        List<PageSeen> pages = [];
        while (queue.TryDequeue(out var path))
        {
            var pattern = Pattern(path);
            if (!seen.Add(path) || Never.Any(path.Contains) || path.Split('/', '?').Any(without.Contains) || patterns.GetValueOrDefault(pattern) >= perPattern)
                continue;
            var page = await visitor.Open(path);
            if (page.Answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
            pages.Add(page);
            foreach (var link in Links(page))
                queue.Enqueue(link);
            if (!write)
                continue;
            foreach (var answer in await Sends(visitor, page, forms))
            {
                queue.Enqueue(answer.Address.PathAndQuery);
                foreach (var link in Links(answer))
                    queue.Enqueue(link);
            }
        }

        return pages;
    }

    public static string Pattern(string path) => Numbers().Replace(path.Split('#')[0].Split('?')[0], "*");

    private async Task<IReadOnlyList<PageSeen>> Sends(Visitor visitor, PageSeen page, HashSet<string> forms)
    {
        List<PageSeen> answers = [];
        var count = page.Document.QuerySelectorAll("form").Length;
        for (var i = 0; i < count; i++)
        {
            var form = (IHtmlFormElement)page.Document.QuerySelectorAll("form")[i];
            form.Id = $"planted-{i}";
            if (!form.Method.Equals("post", StringComparison.OrdinalIgnoreCase) || !Free(form).Any() || Never.Any(form.Action.Contains) || !forms.Add(Sink(page, form)))
                continue;
            // First with nothing but payloads, so that it comes back; then with what it wants beside them, so that it is kept.
            foreach (var plausible in (bool[])[false, true])
            {
                var answer = await visitor.SubmitWith(page, $"#planted-{i}", Files(form), Words(page, form, plausible));
                if (answer.Answer.RequestMessage!.Method == HttpMethod.Post)
                    CameBack.Add(answer);
                answers.Add(answer);
            }
        }

        return answers;
    }

    private static IEnumerable<string> Links(PageSeen page) =>
        page.Document.QuerySelectorAll("a[href]").Select(a => new Uri(page.Address, a.GetAttribute("href"))).Where(a => a.Authority == page.Address.Authority).Select(a => a.PathAndQuery);

    private (string, string?)[] Words(PageSeen page, IHtmlFormElement form, bool plausible)
    {
        List<(string, string?)> words = [];
        foreach (var field in Free(form))
        {
            var name = field.GetAttribute("name")!;
            words.Add((name, plausible && Plausible(name, field) is { } wanted ? wanted : Payload(Sink(page, form) + " " + name, field is IHtmlTextAreaElement ? 6 : 1)));
        }

        // Whatever there is to choose is chosen: it opens further fields.
        foreach (var box in form.QuerySelectorAll("input[type=checkbox]"))
            words.Add((box.GetAttribute("name")!, box.GetAttribute("value") ?? "on"));
        foreach (var group in form.QuerySelectorAll("input[type=radio]").GroupBy(r => r.GetAttribute("name")!, StringComparer.Ordinal))
            words.Add((group.Key, group.First().GetAttribute("value")));
        foreach (var list in form.QuerySelectorAll("select").Cast<IHtmlSelectElement>().Where(s => string.IsNullOrEmpty(s.Value) && s.Name is not null))
            words.Add((list.Name!, list.Options.Select(o => o.Value).LastOrDefault(v => v.Length > 0)));
        return [.. words];
    }

    private FileSent[] Files(IHtmlFormElement form) =>
        form.QuerySelector("input[type=file]") is { } field && form.GetAttribute("enctype") == "multipart/form-data"
            ? [new(field.GetAttribute("name")!, Payload(form.GetAttribute("action") + " file", 1) + ".jpg", Portal.Files.Jpeg)]
            : [];

    private static IEnumerable<IElement> Free(IHtmlFormElement form) =>
        form.Elements.Where(e => e is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "search" or "email" or "tel" or "url" or "date" or "time" or "number" } && e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled"));

    private string Payload(string sink, int count)
    {
        if (!sinks.TryGetValue(sink, out var number))
            sinks[sink] = number = sinks.Count;
        var chosen = Enumerable.Range(next, count).Select(i => i % Payloads.All.Count).ToList();
        next += count;
        foreach (var payload in chosen)
            placed.Add((payload, number));
        return $"Z{number}Z" + string.Join('\n', chosen.Select(c => Payloads.All[c].Words));
    }

    private static string? Plausible(string name, IElement field) => name.Split('.')[^1] switch
    {
        "d" => "5",
        "m" => "1",
        "y" => "1988",
        _ when Day().IsMatch(name) => "5.1.2027",
        _ when Clock().IsMatch(name) => "10:00",
        "Number" or "Definition" or "Months" or "UserName" or "Login" or "Code" => field.GetAttribute("value") is { Length: > 0 } stands ? stands : field.TextContent is { Length: > 0 } text ? text : "3",
        _ => null,
    };

    private static string Sink(PageSeen page, IHtmlFormElement form) =>
        Pattern(page.Address.AbsolutePath) + " " + (form.GetAttribute("action") is { } action && action.Contains('?', StringComparison.Ordinal) ? action[action.IndexOf('?', StringComparison.Ordinal)..] : "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4,}", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex("(On|On2|Day|Until|Since|From|To)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("(Time|At|Opens|Closes)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}
