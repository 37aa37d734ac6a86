namespace OffenesHaus.Web.Tests;

/// <summary>An open house in which the invented people live.</summary>
public class DemonstrationHouse : OpenHouse
{
    protected override HouseSettings Settings(HouseSettings settings) => settings with { Demonstration = true };

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
