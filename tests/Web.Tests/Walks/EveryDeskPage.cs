using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Walks once through every page of the desk in every state, and notes what the tools say about each.</summary>
public sealed partial class EveryDeskPage : DemonstrationHouse, IAsyncLifetime
{
    private const string FirstPassword = "Tisch Regen Lampe 9", OwnPassword = "Fenster Kuchen Wolke";

    private readonly List<PageNoted> noted = [];
    private Walker clerk = null!;

    internal IReadOnlyList<PageNoted> Noted => noted;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        // Script is on for the tools alone; it is also how the desk is mostly used.
        await using var context = await OneBrowser.Phone("de", script: true, width: 1280);
        await WalkFirst(new Walker(await context.NewPageAsync(), Address));
        clerk = new(await context.NewPageAsync(), Address);
        await WalkLogIn();
        await WalkWorklist();
        await WalkRequest();
        await WalkLetters();
        await WalkPapers();
        await WalkAccounts();
        await WalkHours();
        await WalkWorkbench();
        await WalkTwo();
    }

    private async Task WalkFirst(Walker person)
    {
        await using var empty = new OpenHouse();
        await empty.InitializeAsync();
        clerk = new(person.Page, empty.Address);
        await Open("/desk/login", "log-in of an empty house");
        await Open("/desk/first", "first account empty");
        await Press("first account with errors");
        await clerk.Write(("Code", empty.Services.GetRequiredService<FirstClerkCode>().Code!), ("DisplayName", "Erna Erste"), ("UserName", "e.erste"), ("Password", "kurz"));
        await Press("first account with errors in the password");
    }

    private async Task WalkLogIn()
    {
        await using (var scope = As(ActorKind.House))
            await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = "w.werktag", DisplayName = "Wilma Werktag", Team = "Team 3", Role = ClerkRole.TeamLead, Password = FirstPassword, MustChangePassword = true }, default);

        await Open("/desk/login", "log-in");
        await Press("log-in with errors");
        await Enter(FirstPassword);
        await Note("own password");
        await clerk.Write(("Password", OwnPassword), ("Again", "Ganz andere drei Worte"));
        await Press("own password with errors");
        await clerk.Write(("Password", OwnPassword), ("Again", OwnPassword));
        await Press("code app");
        await clerk.Write(("Code", "000000"));
        await Press("code app with errors");
        await clerk.Write(("Code", Totp.At(TimeProvider.System.GetUtcNow(), Totp.FromWritten(await clerk.Words(".mono")))));
        await Press("spare codes");
        var spare = await clerk.Words(".spare li");
        await Open("/desk/passkeys", "own log-in");
        await Open("/desk/own-password", "own password to change");
        await Press("own password to change with errors");
        await Open("/desk/step-up", "second step again");
        await Press("second step again with errors");
        await clerk.Open("/desk");
        await clerk.Press(".who form button");
        await Enter(OwnPassword);
        await Note("second step");
        await clerk.Write(("Code", "000000"));
        await Press("second step with errors");
        await clerk.Write(("Code", spare));
        await Press("worklist");
    }

    private async Task Enter(string password)
    {
        await clerk.Write(("Name", "w.werktag"), ("Password", password));
        await clerk.Press(".act.main");
    }

    private async Task WalkWorklist()
    {
        await clerk.Leaving(() => clerk.Page.Locator(".worklist td a").Nth(2).ClickAsync());
        await Note("request out of the list");
        await Open("/desk?frist=Later&sprache=ar&weg=Phone", "worklist without rows");
        await Open("/desk/keys", "keys");
        await Open("/desk/search", "search empty");
        await Search("Quastenflosser");
        await Note("search without hits");
        await Search("a");
        await Note("search too short");
        await Search("apfel");
        await Note("search with hits");
        await clerk.Open("/desk/requests/9999999999");
        await Note("a request that is not there");
    }

    private async Task Search(string words)
    {
        await clerk.Write(("q", words));
        await clerk.Leaving(() => clerk.Page.Locator("[name=q]").PressAsync("Enter"));
    }

    private async Task WalkRequest()
    {
        await Open(await PathOf("Rana Apfelbaum"), "request in Arabic with files");
        await Open(await PathOf("Ida Immergrün"), "request that may object");
        await Open(await PathOf("Ida Immergrün") + "/close", "close what may object");

        await Open(await PathOf("Nuri Nelkenwurz") + "/reason", "reason");
        await Press("reason with errors");

        var path = await PathOf("Nuri Nelkenwurz");
        foreach (var act in (string[])["ask", "answer", "close"])
        {
            await Open($"{path}/{act}", act);
            if (act == "ask")
                await clerk.Write(("Until", "31.2.2026"));
            await Press($"{act} with errors");
        }

        await Open($"{path}/code", "letter with a new code");
        await Open(await PathOf("Rana Apfelbaum") + "/code", "letter with a new code, answers by letter");
        await Open(await PathOf("Karim Kirschbaum"), "request of a protected person");
        await Open(await PathOf("Ute Ulme") + "/protection", "protection");
        await Press("protection of a protected person");
        await Press("protection with errors");
        await Open($"{path}/help", "help");
        await Press("help with errors");
        await Open($"{path}/rights", "rights to the data");
        await Send("form[action$='handler=erase'] .act", "rights to the data with errors");
        await Open($"{path}/assign", "assign");
        await Open($"{path}/note", "note");
        await Press("note with errors");
        await clerk.Write(("Words", "Anruf der Schule: angemeldet."));
        await Press("request with a note");
        await clerk.Open($"{path}/ask");
        await clerk.Write(("Words", "Bitte geben Sie uns die Abrechnung."));
        await Press("request that waits for the person");
        await clerk.Open($"{path}/close");
        await Note("close while the person has time");
        await clerk.Write(("Outcome", "Done"));
        await clerk.Press(".form .act.main");
        await Open(path, "request that is closed");
        await Open($"{path}/rights", "rights to the data of a closed request");
        await clerk.Open($"{path}/answer");
        await clerk.Write(("Words", "Noch etwas."));
        await Press("answer to a closed request with errors");

        var elsewhere = await PathOf("Theo Tannengrün");
        await Open($"{elsewhere}/forward", "forward");
        await Press("forward with errors");
        await clerk.Write(("Authority", "1"), ("Why", "Über Wohngeld entscheidet die Wohngeldstelle."));
        await Press("request that was forwarded");

        var file = (await Ask("SELECT r.number || '/files/' || f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE f.arrival_id IS NOT NULL AND f.readability = 'Readable' LIMIT 1"))!;
        await Open($"/desk/requests/{file}", "file");
        await BreakFile(((string)file).Split('/')[^1]);
        await Open($"/desk/requests/{file}", "file that cannot be shown");
    }

    private async Task WalkLetters()
    {
        await Until("SELECT bool_and(blob IS NOT NULL) FROM correspondence.letter");
        await Open("/desk/letters?stand=Posted", "posted letters, none");
        await Open("/desk/letters", "letters");
        await Press("letters with errors");
        await CheckAll();
        await Press("letters to post");
        await clerk.Write(("PostedOn", "1.1.2020"));
        await CheckAll();
        await Press("letters to post with errors");
        await Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'LetterPrinted', gen_random_uuid(), 'House', 'OfficeDuty', now(), '\x00');
            UPDATE correspondence.message SET asked_until = current_date WHERE asked_until IS NOT NULL; COMMIT
            """);
        await clerk.Open("/desk/letters?stand=ToPost");
        await CheckAll();
        await Press("posted letters with a term that is too early");
        await clerk.Leaving(() => clerk.Page.Locator("a[href$='/posting']").First.ClickAsync());
        await Note("posting day");
        await Press("posting day with errors");
        await Open("/desk/letters", "letters, none");
        await Open("/desk/letters?stand=ToPost", "letters to post, none");
        var late = await Ask("SELECT number FROM cases.task WHERE kind = 'SetNewTerm' AND closed_at IS NULL LIMIT 1");
        await Open($"/desk/requests/{late:D10}", "request whose term is too early");
    }

    private async Task CheckAll()
    {
        foreach (var box in await clerk.Page.Locator("[name=Letter]").AllAsync())
            await box.CheckAsync();
    }

    private async Task WalkAccounts()
    {
        await Open("/desk/accounts", "accounts");
        await Open("/desk/helpers", "accounts of helpers");
        await Press("accounts of helpers with errors");
        await Open("/desk/accounts/new", "new account");
        await Press("new account with errors");
        await clerk.Write(("DisplayName", "Nele Neu"), ("UserName", "n.neu"), ("Role", "CaseWorker"));
        await Press("account made, password told once");
        var account = $"/desk/accounts/{await Ask("SELECT id FROM trust.clerk WHERE user_name = 'n.neu'")}";
        await Open(account, "account that waits for a second person");
        await Agrees();
        await Open(account, "account");
        await clerk.Press("form[action$='handler=end'] button");
        await Note("account with errors");
        await clerk.Press("form[action$='handler=lock'] button");
        await Note("locked account");
        await clerk.Press("form[action$='handler=password'] button");
        await Note("password told once again");
        await clerk.Open(account);
        await clerk.Page.CheckAsync("#sicher");
        await clerk.Press("form[action$='handler=end'] button");
        await Note("account whose end waits for a second person");
        await Open($"/desk/accounts/{await Ask("SELECT id FROM trust.clerk WHERE user_name = 'w.werktag'")}", "own account");
    }

    private async Task WalkHours()
    {
        await Open("/admin/matrix", "who may what");
        await Open("/admin/hours", "hours");
        await Open("/admin/hours/week?way=Phone", "another week");
        await clerk.Write(("From", "31.2.2027"));
        await Press("another week with errors");
        await Open("/admin/hours/day", "special day");
        await Press("special day with errors");
        await Open("/admin/hours/closure", "closure");
        await Press("closure with errors");
        await clerk.Page.CheckAsync("#zu-Counter");
        var day = Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow());
        await clerk.Write(("FromDay", day.AddDays(3).ToString("d.M.yyyy", System.Globalization.CultureInfo.InvariantCulture)), ("UntilDay", day.AddDays(30).ToString("d.M.yyyy", System.Globalization.CultureInfo.InvariantCulture)), ("Reason.De", "Umzug"));
        await Press("closure previewed, with terms that end");
        await Press("hours with a proposal");
        await Open("/desk/frist", "deadlines of the desk");
        await Open("/desk/frist?rule=post_objection_1m&on=14.10.2026&on2=16.10.2026&place=SN", "two deadlines of the desk");
        await Open("/desk/frist?rule=post_objection_1m&on=31.2.2026&place=SN", "deadlines of the desk with errors");
    }

    private async Task Note(string state) => noted.Add(await PageNoted.Of(clerk, "de", state, "desk"));

    private async Task Open(string path, string state)
    {
        await clerk.Open(path);
        await Note(state);
    }

    private async Task Press(string state)
    {
        await clerk.Press("main .act.main:not([data-key])");
        await Note(state);
    }

    private Task BreakFile(string id) => Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'FileExamined', '{id}', 'House', 'OfficeDuty', now(), '\x00');
        UPDATE intake.file SET readability = 'Damaged', pages = NULL WHERE id = '{id}'; COMMIT
        """);

    private async Task Until(string sql)
    {
        for (var tries = 0; tries < 600 && await Ask(sql) is not true; tries++)
            await Task.Delay(100);
    }
}
