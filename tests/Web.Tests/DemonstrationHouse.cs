namespace OffenesHaus.Web.Tests;

/// <summary>An open house in which the invented people live.</summary>
public class DemonstrationHouse : OpenHouse
{
    protected override HouseSettings Settings(HouseSettings settings) => settings with { Demonstration = true };

    // Told once for the whole run and then copied: the invented office takes seconds to tell. A house with a clock of its own tells it by that clock.
    protected override async Task<string> MakeDatabase() =>
        Settings(new()).Time is null ? await InventedOffice.Copy(Data) : await base.MakeDatabase();

    /// <summary>A browser at which an invented clerk has logged in with one click.</summary>
    public async Task<Visitor> Clerk(string name = "Miriam Sommer", string path = "/desk")
    {
        var visitor = Visitor();
        var door = await visitor.Open(path);
        var button = door.Document.QuerySelectorAll("button[name=Clerk]").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal));
        button.Id = "wanted";
        var inside = await visitor.Submit(door, "#wanted");
        Assert.Equal(System.Net.HttpStatusCode.OK, inside.Status);
        return visitor;
    }

    /// <summary>The number of what an invented person handed in.</summary>
    public async Task<long> NumberOf(string person) =>
        (long)(await Ask($"SELECT r.number FROM intake.request r JOIN people.search_trait t ON t.request_id = r.id WHERE t.name = '{person}'"))!;

    /// <summary>Its page at the desk.</summary>
    public async Task<string> PathOf(string person) => $"/desk/requests/{await NumberOf(person):D10}";

    /// <summary>A second person, the operator unless another is named, agrees to what waits for them under these words.</summary>
    public async Task<PageSeen> Agrees(string what, string name = "Kim Lenz", string path = "/admin/hours")
    {
        using var second = await Clerk(name, path);
        var page = await second.Open("/desk/second");
        var button = page.Document.QuerySelectorAll("button[formaction$='handler=agree']").Single(b => b.GetAttribute("aria-label")!.Contains(what, StringComparison.Ordinal));
        button.Id = "wanted";
        return await second.Submit(page, "#wanted");
    }
}
