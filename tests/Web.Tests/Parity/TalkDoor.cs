using OffenesHaus.Catalog;
using OffenesHaus.Web.Tests.Talk;

namespace OffenesHaus.Web.Tests.Parity;

/// <summary>Somebody who speaks: on the telephone, or at the counter, where an agent asks and types.</summary>
internal sealed class TalkDoor(ParityHouse house, bool counter) : ParityDoor(house)
{
    private PageSeen talk = null!;

    public override string Channel => counter ? "counter" : "phone";

    public override string Arrival => counter ? "Counter" : "Phone";

    public override string Rule => "spoken";

    protected override async Task<PageSeen> Begin(Service service, Form form)
    {
        await Speaks();
        return await Current.Begins(talk, service.Code);
    }

    protected override async Task<string> Finish(PageSeen page, Form form, Answers sample)
    {
        // The first page of an application already is one; the rest is asked in the same conversation.
        if (form.DeclaresWith is not null && !page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            page = await Current.Fill(await Current.Open($"{page.Address.AbsolutePath}/de/angaben/{form.PagesFor(sample)[1].Code}"), form, sample);
        Assert.EndsWith("/pruefen", page.Address.AbsolutePath, StringComparison.Ordinal);
        var number = TalkPages.NumberOf(await Current.Submit(page, "main form", ("WasReadBack", "true")));
        await Current.Ends(talk);
        return number;
    }

    // Begun and left for another day: when the conversation ends, what was said is received.
    protected override async Task<string> Kept(PageSeen page)
    {
        var number = page.Document.QuerySelectorAll("main .card a").Select(a => a.GetAttribute("href")!.Split('/')[4]).Last();
        await Current.Ends(talk);
        return number;
    }

    protected override async Task<PageSeen> Open(string number, Form form)
    {
        await Speaks();
        var matter = await Current.Submit(talk, "form[action$='handler=join']", ("Number", number));
        matter = await Current.Submit(matter, "form[action$='handler=code']", ("Code", await House.CodeOf(number)));
        return await Current.Open($"{matter.Address.AbsolutePath}/de/angaben/{form.Pages[0].Code}");
    }

    private async Task Speaks()
    {
        Current ??= counter ? await House.AtCounter() : await House.Agent();
        talk = counter ? await Current.Visits() : await Current.Calls();
    }
}
