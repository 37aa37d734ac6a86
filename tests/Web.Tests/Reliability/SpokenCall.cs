using AngleSharp.Html.Dom;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>One call (somebody moved house) as an agent takes it down, post by post, from "who calls?" to its end. Every desk writes the same words for the same caller.</summary>
internal sealed class SpokenCall(string caller)
{
    public const int Take = 0, Begin = 1, HandIn = 9, End = 10;

    private static readonly string[] Pages = ["person", "what", "move", "closing"];

    // Page by page: what was typed before it was saved in between, then the whole page.
    private readonly (string Page, (string, string)[] Words, bool Keeps)[] writing =
    [
        ("person", [("name", $"Rosa {caller}")], true),
        ("person", [("name", $"Rosa {caller}"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994")], false),
        ("what", [("kinds", "move"), ("whoNames", $"Oma {caller}")], true),
        ("what", [("kinds", "move"), ("who", "me"), ("whoNames", $"Oma {caller}")], false),
        ("move", [("move.street", $"Gasse {caller} 7")], true),
        ("move", [("move.validFrom.d", "1"), ("move.validFrom.m", "12"), ("move.validFrom.y", "2026"), ("move.street", $"Gasse {caller} 7"), ("move.postalCode", "12345"), ("move.city", "Musterstadt"), ("move.outside", "no")], false),
        ("closing", [("words", $"Danke, {caller}."), ("replyBy", "here"), ("declaration", "confirmed")], false),
    ];

    /// <summary>Call taken, matter begun, each page saved in between and sent, handed in, call ended.</summary>
    public static IReadOnlyList<int> Steps => [.. Enumerable.Range(Take, End + 1)];

    public string Caller => caller;

    /// <summary>The conversation, as its address names it; null while no answer told.</summary>
    public string? Talk { get; private set; }

    /// <summary>Ten digits.</summary>
    public string? Number { get; private set; }

    public string PathOf(int step) => step switch
    {
        Take => "/desk/talks/phone",
        Begin or End => $"/desk/talks/{Talk}",
        HandIn => $"/desk/talks/{Talk}/{Number}/de/pruefen",
        _ => $"/desk/talks/{Talk}/{Number}/de/angaben/{writing[step - 2].Page}",
    };

    public static string ButtonOf(int step) => step switch
    {
        Take or HandIn => "main form .act.main",
        Begin => "form[action$='handler=begin'] button",
        End => "form[action$='handler=end'] button",
        _ => "form[data-keep] button[value=continue].kern-btn",
    };

    /// <summary>What is written on this step: field and word.</summary>
    public IReadOnlyList<(string Field, string Word)> Words(int step) => step switch
    {
        Take or End => [],
        Begin => [("Service", "change-notice")],
        HandIn => [("WasReadBack", "true")],
        _ => writing[step - 2].Words,
    };

    public string? PageOf(int step) => step is > Begin and < HandIn ? writing[step - 2].Page : null;

    public bool Keeps(int step) => PageOf(step) is not null && writing[step - 2].Keeps;

    public async Task<Sheet> Prepare(Person agent, Uri house, int step)
    {
        var sheet = await agent.FillIn(house, PathOf(step), Keeps(step) ? "form[data-keep] button[value=save]" : ButtonOf(step), [.. Words(step).Select(w => (w.Field, (string?)w.Word))]);
        return sheet with { Keeps = Keeps(step) };
    }

    /// <summary>The answer came whole: what it tells is known from now on.</summary>
    public void Heard(int step, Answered answer)
    {
        Assert.True(answer.Status is 302 or 204, $"Step {step} of {caller}: {answer.Status} {answer.Text}");
        if (step is Take or Begin)
            Goes(answer.Location!);
    }

    /// <summary>Where a page about it stands.</summary>
    public void Goes(string path)
    {
        var parts = path.Split('/');
        (Talk, Number) = (parts[3], parts.Length > 4 ? parts[4] : Number);
    }

    /// <summary>Somebody at another desk goes on to the end, typing only what does not stand there. Returns what stood there: page, field and word.</summary>
    public async Task<IReadOnlyList<(string Page, string Field, string Word)>> Resume(Person colleague, Uri house)
    {
        List<(string, string, string)> there = [];
        var list = await colleague.Send(house, new("/desk/talks/phone"));
        if (list.Document.QuerySelector(".worklist a[href^='/desk/talks/']") is { } running)
        {
            there.Add(("", "call", ""));
            Goes(running.GetAttribute("href")!);
            await Send(colleague, house, await colleague.FillIn(house, PathOf(Begin), "form[action$='handler=here'] button", []));
        }
        else if (Number is null)
        {
            Heard(Take, await colleague.Send(house, await Prepare(colleague, house, Take)));
        }
        else
        {
            return [("", "end", "")];
        }

        var talk = (await colleague.Send(house, new(PathOf(Begin)))).Document;
        if (talk.QuerySelector("main .card a") is { } matter)
        {
            there.Add(("", "matter", ""));
            Goes(matter.GetAttribute("href")!);
        }
        else
        {
            Heard(Begin, await colleague.Send(house, await Prepare(colleague, house, Begin)));
        }

        var arrived = talk.QuerySelector("main .card p:nth-of-type(2)")?.TextContent.Contains("eingegangen", StringComparison.Ordinal) == true;
        if (arrived)
            there.Add(("", "arrival", ""));
        foreach (var step in Steps.Where(s => PageOf(s) is not null && !Keeps(s)))
        {
            var page = await colleague.Send(house, new(PathOf(step)));
            if (page.Status != 200)
                continue;
            var shown = Words(step).Where(w => Shown(page.Document, w.Field) == w.Word).ToList();
            there.AddRange(shown.Select(w => (PageOf(step)!, w.Field, w.Word)));
            if (shown.Count < Words(step).Count)
                await Send(colleague, house, await Prepare(colleague, house, step));
        }

        if (!arrived)
            await Send(colleague, house, await Prepare(colleague, house, HandIn));
        await Send(colleague, house, await Prepare(colleague, house, End));
        return there;
    }

    private static async Task Send(Person person, Uri house, Sheet sheet)
    {
        var answer = await person.Send(house, sheet);
        Assert.True(answer.Status == 302, $"{sheet.Path}: {answer.Status} {answer.Text}");
    }

    private static string? Shown(IHtmlDocument page, string field) => page.QuerySelectorAll($"[name='{field}']").Select(f => f switch
    {
        IHtmlTextAreaElement text => text.Value.Trim(),
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
        _ => (f as IHtmlInputElement)?.Value,
    }).FirstOrDefault(v => v is not null);
}
