using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Parity;

/// <summary>One way into the house, walked through its own pages over HTTP by whoever uses them. No verb of the program is called past them.</summary>
internal abstract class ParityDoor(ParityHouse house) : IDisposable
{
    public const string Go = "button.kern-btn--primary";

    protected ParityHouse House { get; } = house;

    /// <summary>As the table of acts names it.</summary>
    public abstract string Channel { get; }

    /// <summary>As an arrival names it.</summary>
    public abstract string Arrival { get; }

    /// <summary>The rule the legal day comes from here.</summary>
    public abstract string Rule { get; }

    /// <summary>From the service to the receipt, with every answer of the sample; its number.</summary>
    public async Task<string> Serve(Service service, Answers sample)
    {
        var form = House.Forms[service.Form];
        var page = await Begin(service, form);
        return await Finish(await Current.Fill(page, form, sample), form, sample);
    }

    /// <summary>Only the first page, kept for later; the number.</summary>
    public async Task<string> BeginsOnly(Service service, Answers sample)
    {
        var form = House.Forms[service.Form];
        var page = await Begin(service, form);
        return await Kept(await Current.Fill(page, form, sample, first: true));
    }

    /// <summary>Goes on with what another door began, to the receipt.</summary>
    public async Task GoOn(string number, Form form, Answers sample)
    {
        var page = await Open(number, form);
        await Finish(await Current.Fill(page, form, sample), form, sample);
    }

    public virtual void Dispose() => Current?.Dispose();

    /// <summary>The browser at this door now.</summary>
    protected Visitor Current { get; set; } = null!;

    protected abstract Task<PageSeen> Begin(Service service, Form form);

    /// <summary>Hands in from wherever filling in ended; the number.</summary>
    protected abstract Task<string> Finish(PageSeen page, Form form, Answers sample);

    /// <summary>The number of what was only begun, from the page that says that it is kept.</summary>
    protected abstract Task<string> Kept(PageSeen page);

    protected abstract Task<PageSeen> Open(string number, Form form);
}

/// <summary>The portal: the person alone.</summary>
internal sealed class PortalDoor(ParityHouse house) : ParityDoor(house)
{
    public override string Channel => "portal";

    public override string Arrival => "Portal";

    public override string Rule => "arrival";

    protected override async Task<PageSeen> Begin(Service service, Form form)
    {
        Current?.Dispose();
        Current = House.Visitor();
        var page = await Current.Open($"/de/leistungen/{service.Code}");
        // A service with a page of its own (BarrierTests) is begun with its form here: the same record, as through every other door.
        return await Current.Open(service.Page is null ? page.Link(".go a.kern-btn--primary")! : $"/de/anliegen/{service.Form}?leistung={service.Code}");
    }

    protected override async Task<string> Finish(PageSeen page, Form form, Answers sample)
    {
        // The first page of an application already is one: its receipt leads on to the rest.
        if (page.IsReceipt() && form.DeclaresWith is not null)
            page = await Current.Fill(await Current.Open($"/de/anliegen/{form.Code}/{form.PagesFor(sample)[1].Code}"), form, sample);
        if (page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            page = await Current.Submit(page, Go);
        Assert.True(page.IsReceipt(), $"No receipt at the portal: {page.Address}\n{page.Text}");
        return page.Keys().Number.Digits();
    }

    protected override Task<string> Kept(PageSeen page) => Task.FromResult(page.Keys().Number.Digits());

    protected override async Task<PageSeen> Open(string number, Form form)
    {
        Current?.Dispose();
        Current = House.Visitor();
        await Current.ComesBack(number, await House.CodeOf(number));
        return await Current.Open($"/de/anliegen/{form.Code}/{form.Pages[0].Code}");
    }
}

/// <summary>A helper under a mandate, at their own door.</summary>
internal sealed class HelperDoor(ParityHouse house) : ParityDoor(house)
{
    private const string Adviser = "Anna Ahorn";

    public override string Channel => "helper";

    public override string Arrival => "Helper";

    public override string Rule => "arrival";

    protected override async Task<PageSeen> Begin(Service service, Form form)
    {
        Current ??= await House.HelperComesIn(Adviser);
        return await Current.Submit(await Current.Open("/de/helfen/neu"), Go, ("Service", service.Code), ("Tongue", "de"));
    }

    protected override async Task<string> Finish(PageSeen page, Form form, Answers sample)
    {
        var number = NumberOf(page);
        if (page.IsReceipt() && form.DeclaresWith is not null)
            page = await Current.Fill(await Current.Open($"/de/helfen/{number}/angaben/{form.PagesFor(sample)[1].Code}"), form, sample);
        page = await Current.Submit(page, Go);
        Assert.True(page.IsReceipt(), $"No receipt at the helper's door: {page.Address}\n{page.Text}");
        return number;
    }

    protected override Task<string> Kept(PageSeen page) => Task.FromResult(NumberOf(page));

    // The person gives the mandate at the portal, the helper brings the code.
    protected override async Task<PageSeen> Open(string number, Form form)
    {
        using var person = House.Visitor();
        await person.ComesBack(number, await House.CodeOf(number));
        var (_, code) = await person.LetsHelp(HelpScopes.Status, HelpScopes.FillIn, HelpScopes.Evidence);
        Current ??= await House.HelperComesIn(Adviser);
        var work = await Current.Open("/de/helfen");
        await Current.Submit(work, "section[aria-labelledby=annehmen] button.kern-btn--primary", ("Number", number), ("Code", code));
        return await Current.Open($"/de/helfen/{number}/angaben/{form.Pages[0].Code}");
    }

    private static string NumberOf(PageSeen page) => page.Address.AbsolutePath.Split('/')[3];}

/// <summary>The mail room, which writes out what came on paper beside its image.</summary>
internal sealed class MailDoor(ParityHouse house, bool letterbox) : ParityDoor(house)
{
    private static int pictures;
    private PageSeen paper = null!;

    public override string Channel => letterbox ? "letterbox" : "post";

    public override string Arrival => letterbox ? "Letterbox" : "Post";

    public override string Rule => letterbox ? "in-favour" : "post";

    protected override async Task<PageSeen> Begin(Service service, Form form)
    {
        paper = await TakesIn();
        return await MondayMorning.Begins(Current, paper, service.Code);
    }

    protected override async Task<string> Finish(PageSeen page, Form form, Answers sample)
    {
        Assert.EndsWith("/pruefen", page.Address.AbsolutePath, StringComparison.Ordinal);
        return MondayMorning.NumberOf(await Current.Submit(page, "main .asked form"));
    }

    // Paper has no "later": what stands on the sheet is handed in, the rest is open.
    protected override async Task<string> Kept(PageSeen page) =>
        MondayMorning.NumberOf(await Current.Submit(await Current.Open(paper.Address.AbsolutePath + "/pruefen"), "main .asked form"));

    // Whoever types sees nothing of what the other channel wrote, and types what their paper says.
    protected override async Task<PageSeen> Open(string number, Form form)
    {
        paper = await TakesIn();
        return await MondayMorning.BeginsInto(Current, paper, number);
    }

    private async Task<PageSeen> TakesIn()
    {
        Current ??= await House.Clerk("Klara Januar", "/desk/post/papers");
        // Every paper is another one: the same picture twice would be said to be the same paper.
        byte[] picture = [.. Files.Jpeg, .. BitConverter.GetBytes(Interlocked.Increment(ref pictures))];
        return await MondayMorning.TakesIn(Current, letterbox ? ParityHouse.Box : null, [new("scan", "seite.jpg", picture)], letterbox ? [("PaperOn", "2.11.2026")] : [("ArrivedOn", "2.11.2026")]);
    }
}
