namespace OffenesHaus.Web.Tests.Walks;

/// <summary>The workbench, as a team lead walks it.</summary>
public sealed partial class EveryDeskPage
{
    private async Task WalkWorkbench()
    {
        await Open("/admin/forms", "forms");
        await Open("/admin/forms/new", "new form");
        await Press("new form with errors");
        await Open("/admin/forms/debts", "a form without draft");
        await Open("/admin/forms/debts/definition", "questions of a form without draft");
        await clerk.Open("/admin/forms/debts");
        await Press("a form with a draft");
        await Open("/admin/forms/debts/definition", "questions of a draft");
        var definition = await clerk.Page.Locator("#definition").InputValueAsync();
        await clerk.Write(("Definition", ""));
        await Press("questions of a draft with errors");
        await clerk.Write(("Definition", definition.Replace("\"choices\": [\"no\", \"yes\", \"refused\"]", "\"choices\": []", StringComparison.Ordinal)));
        await Press("questions of a draft that contradict themselves");
        await Open("/admin/forms/debts/texts", "texts of a draft whose questions cannot be read");
        await clerk.Open("/admin/forms/debts/definition");
        await clerk.Write(("Definition", definition));
        await Press("questions of a draft, saved");
        await Open("/admin/forms/debts/texts", "texts of a form");
        await clerk.Write(("t.de.title", "Schulden für Wohnung oder Strom"));
        await Press("texts of a form, saved, with stale ones");
        await Open("/admin/forms/debts/texts/how", "texts of a page");
        await Open("/admin/forms/debts/translate", "translators");
        await Press("translators with errors");
        await Open("/admin/forms/debts/publish", "publish what is not ready");
        await Press("publish with errors");
        await Open("/admin/forms/debts/all", "all screens of a form");
        await Open("/admin/forms/debts/all?sprache=ar", "all screens of a form in Arabic");
        await Open("/admin/forms/debts/diff/house/draft", "two editions side by side");
        await Open("/admin/forms/debts/diff/house/house", "two editions that are the same");
        await Open("/admin/forms/apply/preview/de/money?tuer=dienst", "preview at the desk");
        foreach (var language in (string[])["en", "ar"])
        {
            await clerk.Open($"/admin/forms/apply/preview/{language}/household");
            noted.Add(await PageNoted.Of(clerk, language, "preview in a language", "desk"));
        }
    }
}
