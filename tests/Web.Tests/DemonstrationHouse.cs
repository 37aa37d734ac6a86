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
}
