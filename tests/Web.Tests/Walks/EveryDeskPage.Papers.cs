namespace OffenesHaus.Web.Tests.Walks;

/// <summary>The pages of the mail room, and the receipt day.</summary>
public sealed partial class EveryDeskPage
{
    private async Task WalkPapers()
    {
        await Open("/desk/post", "letterbox log");
        await clerk.Write(("Day", "31.2.2026"));
        await Press("letterbox log with errors");
        await clerk.Open("/desk/post");
        await clerk.Leaving(() => clerk.Page.Locator("a[href*='berichtigen']").First.ClickAsync());
        await Note("emptying to correct");
        await Press("emptying to correct with errors");
        var before = TimeOnly.Parse(await clerk.Page.Locator("[name=Time]").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).AddMinutes(-1);
        await clerk.Write(("Time", before.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture)), ("Reason", "Die Uhr im Flur ging nach."));
        await Press("letterbox log with a correction");

        await Open("/desk/post/papers?weg=true", "papers set aside, none");
        await Open("/desk/post/papers", "papers");
        await clerk.Page.Locator("summary").ClickAsync();
        await Press("papers with errors");
        await clerk.Open("/desk/post/papers");
        await clerk.Leaving(() => clerk.Page.Locator("main .list a").First.ClickAsync());
        await Note("paper");
        var paper = new Uri(clerk.Page.Url).AbsolutePath;
        await Press("paper with errors");
        await clerk.Write(("q", "Apfelbaum"));
        await clerk.Press("button[formaction$='handler=search']");
        await Note("paper with requests found");
        await clerk.Page.SelectOptionAsync("[name=Service]", "something-else");
        await Press("page of a form beside a paper");
        await clerk.Write(("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1990"), ("name", "Paula Papier"));
        await clerk.Press("button[value=continue].kern-btn");
        await Note("page of a form beside a paper with errors");
        await Open(paper, "paper that is being written out");
        await Open(paper + "/pruefen", "written out, to check");
        await Press("papers, one filed");
        await Open(paper, "paper that is filed");
        await clerk.Open("/desk/post/papers");
        await clerk.Leaving(() => clerk.Page.Locator("main .list a").First.ClickAsync());
        var advertising = new Uri(clerk.Page.Url).AbsolutePath;
        await clerk.Write(("Reason", "Werbung"));
        await clerk.Press("form[action$='handler=aside'] button");
        await Note("papers, none");
        await Open(advertising, "paper that was set aside");
        await Open("/desk/post/papers?weg=true", "papers set aside");

        var number = (long)(await Ask("SELECT r.number FROM intake.request r JOIN intake.paper p ON p.request_id = r.id WHERE p.filed_at IS NOT NULL"))!;
        await Open($"/desk/requests/{number:D10}", "request that came on paper");
        await Open($"/desk/requests/{number:D10}/receipt-day", "receipt day");
        await Press("receipt day with errors");
        await clerk.Write(("On", "1.10.2026"), ("Words", "Der Stempel war falsch."));
        await Press("receipt day, a second person asked");
    }
}
