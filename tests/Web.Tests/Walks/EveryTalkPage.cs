namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Walks once through the pages of telephone and counter, of emergencies, knowledge and the line of a person, in every state, and notes what the tools say about each.</summary>
public sealed class EveryTalkPage : DemonstrationHouse, IAsyncLifetime
{
    private readonly List<PageNoted> noted = [];
    private Walker clerk = null!;

    internal IReadOnlyList<PageNoted> Noted => noted;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        // Script is on for the tools alone.
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        clerk = new(await context.NewPageAsync(), Address);
        await clerk.Open("/desk/talks/phone");
        await clerk.Leaving(() => clerk.Page.Locator("button[name=Clerk]", new() { HasText = "Miriam Sommer" }).ClickAsync());
        await WalkCall();
        await WalkVisit();
        await WalkEmergency();
        await WalkKnowledge();
    }

    private async Task WalkCall()
    {
        await Open("/desk/talks/phone", "telephone, nobody speaks");
        await Press("main form button", "call");
        var call = new Uri(clerk.Page.Url).AbsolutePath;
        await Press("form[action$='handler=begin'] button", "call with errors");
        await clerk.Open(call);
        await clerk.Write(("Caller", "Frau Salem, 0151 000"));
        await clerk.Page.SelectOptionAsync("[name=Speaks]", "ar");
        await Press("form[action$='handler=caller'] button", "call in Arabic");
        await clerk.Page.SelectOptionAsync("[name=Service]", "something-else");
        await Press("form[action$='handler=begin'] button", "page of a form, read aloud in Arabic");
        var form = new Uri(clerk.Page.Url).AbsolutePath;
        await clerk.Write(("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1990"), ("name", "Rosa Ruft"), ("concern", "Ich lege Widerspruch ein."), ("replyBy", "here"));
        await Press("button[value=continue].kern-btn", "page of a form, read aloud in Arabic, with errors");
        await clerk.Write(("birthDate.m", "3"));
        await ToTheCheck();
        await Note("read back, perhaps an objection");
        await clerk.Write(("SaidAt", "25:99"));
        await Press("main form .act.main", "read back, with errors");
        var matter = form[..form.IndexOf("/ar/", StringComparison.Ordinal)];
        await Open(matter, "request begun in a call");
        await Press("form[action$='handler=said'] button", "request begun in a call, with errors");
        await Open(matter + "/person", "everything with a person in a call");
        await clerk.Open(call);
        await clerk.Write(("Number", $"{await NumberOf("Rana Apfelbaum")}"));
        await Press("form[action$='handler=join'] button", "request there was before");
        await Press("form[action$='handler=code'] button", "request there was before, with errors");
        await Open("/desk/talks/phone", "telephone, somebody speaks");
    }

    private async Task WalkVisit()
    {
        await clerk.Open("/desk/talks/counter");
        await clerk.Press("main form button");
        var visit = new Uri(clerk.Page.Url).AbsolutePath;
        await clerk.Page.SelectOptionAsync("[name=Service]", "something-else");
        await clerk.Press("form[action$='handler=begin'] button");
        var matter = new Uri(clerk.Page.Url).AbsolutePath;
        matter = matter[..matter.IndexOf("/de/", StringComparison.Ordinal)];
        await clerk.Write(("name", "Rosa Spricht"), ("concern", "Ich lege Widerspruch ein."), ("replyBy", "here"));
        await ToTheCheck();
        await Note("read back at the counter, perhaps an objection");
        await Press("main form .act.main", "request taken down at the counter");
        await Press("form[action$='handler=set'] button", "service PIN, shown once");
        await Press("form[action$='handler=screen'] button", "digits for reading along");
        await Press("form[action$='handler=said'] button", "request taken down at the counter, with errors");
        await clerk.Open(matter);
        await Press("form[action$='handler=statement'] .act.main", "statement signed");
        await Open(visit, "visit with a matter");
        await Press("form[action$='handler=end'] button", "counter, a visit has ended");
    }

    private async Task WalkEmergency()
    {
        await Open("/desk/emergencies/new", "emergency");
        await Press("main form .act.main", "emergency with errors");
        await clerk.Page.Locator("[name=Kind]").First.CheckAsync();
        await clerk.Page.Locator("[name=Words]").FillAsync("Kein Essen für die Kinder, 0151 000.");
        await Press("main form .act.main", "emergency that nobody has");
        var emergency = new Uri(clerk.Page.Url).AbsolutePath;
        await Open("/desk", "worklist with an emergency");
        await clerk.Open(emergency);
        await Press("main form:has([name=From]) button", "emergency that somebody has");
        await Press("main form[action$='handler=close'] button", "emergency that somebody has, with errors");
        await Open(await PathOf("Rana Apfelbaum") + "/person", "everything with a person");
    }

    private async Task WalkKnowledge()
    {
        await Open("/desk/knowledge", "knowledge");
        await Open("/desk/knowledge?q=miete", "knowledge found");
        await Open("/desk/knowledge?q=Quastenflosser", "knowledge, nothing found");
        await clerk.Open("/desk/knowledge");
        await clerk.Leaving(() => clerk.Page.Locator("main a[href^='/desk/knowledge/']").First.ClickAsync());
        await Note("one article");
        await Open("/desk/gibt-es-nicht", "a page of staff that is not there");
        await clerk.Press(".who form button");
        await clerk.Open("/admin/knowledge");
        await clerk.Leaving(() => clerk.Page.Locator("button[name=Clerk]", new() { HasText = "Romy Feder" }).ClickAsync());
        await Note("articles");
        await Open("/admin/knowledge/new", "article to write");
        await Press("main form .act.main", "article to write, with errors");
    }

    // Page after page; what the house thinks odd is said once and hinders nobody.
    private async Task ToTheCheck()
    {
        for (var pages = 0; pages < 12 && !clerk.Page.Url.EndsWith("/pruefen", StringComparison.Ordinal); pages++)
            await clerk.Press(await clerk.Page.Locator("button[value=anyway]").CountAsync() > 0 ? "button[value=anyway]" : "button[value=continue].kern-btn");
    }

    private async Task Note(string state) => noted.Add(await PageNoted.Of(clerk, "de", state, "talk"));

    private async Task Open(string path, string state)
    {
        await clerk.Open(path);
        await Note(state);
    }

    private async Task Press(string button, string state)
    {
        await clerk.Press(button);
        await Note(state);
    }
}
