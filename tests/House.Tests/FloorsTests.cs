namespace OffenesHaus.House.Tests;

public sealed class FloorsTests
{
    [Fact]
    public void Rooms_only_step_down() => Assert.Empty(Floors.OfTheHouse.Breaches(Shelves.Office.GetTypes()));

    [Fact]
    public void A_step_up_and_a_step_aside_are_noticed_even_inside_a_lambda()
    {
        const string root = "OffenesHaus.House.Tests.Planted.";
        var planted = new Floors(root, new Dictionary<string, int>(StringComparer.Ordinal) { ["Upper"] = 1, ["Lower"] = 0, ["Beside"] = 0 });

        var breaches = planted.Breaches(typeof(FloorsTests).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith(root, StringComparison.Ordinal) == true));

        Assert.Equal(["Lower.LooksAside needs Beside.RoomBeside", "Lower.LooksUp needs Upper.UpperRoom"], breaches.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_room_that_stands_on_no_floor_is_noticed() =>
        Assert.Contains("Planted stands on no floor", new Floors("OffenesHaus.House.Tests.", new Dictionary<string, int>(StringComparer.Ordinal)).Breaches([typeof(Planted.Upper.UpperRoom)]), StringComparer.Ordinal);

    [Fact]
    public void Every_room_has_a_page_of_ten_lines_and_stands_in_the_picture()
    {
        var picture = Repository.Read("ARCHITECTURE.md");
        foreach (var room in Floors.OfTheHouse.Names.Where(r => Repository.OwnCode.Any(f => f.Path.StartsWith($"src/Office/{r}/", StringComparison.Ordinal))))
        {
            Assert.Contains(room, picture, StringComparison.Ordinal);
            Assert.InRange(Repository.Read($"src/Office/{room}/Room.md").TrimEnd().Split('\n').Length, 5, 14);
        }
    }
}
