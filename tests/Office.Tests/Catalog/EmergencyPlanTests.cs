using System.Text.Json.Nodes;
using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

/// <summary>What the office calls an emergency: data that stops the start where it contradicts itself.</summary>
public sealed class EmergencyPlanTests : IDisposable
{
    private static readonly Services Known = new(Path.Combine(HouseWords.Root, "services"), HouseWords.Forms, HouseWords.Texts);

    private readonly string folder = Directory.CreateTempSubdirectory("oh-emergencies-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_kind_has_something_to_say_a_number_to_name_and_a_service_to_apply_for() =>
        Assert.All(EmergencyPlan.Read(Path.Combine(HouseWords.Root, "services"), Known).Kinds, k => Assert.True(k.Say.Count > 0 && k.Numbers.Count > 0 && k.Services.Count > 0, k.Code));

    [Fact]
    public void The_minutes_are_those_of_the_day()
    {
        var plan = Changed(p => p["acceptWithin"] = new JsonArray(new JsonObject { ["from"] = "2027-01-01", ["minutes"] = 5 }, new JsonObject { ["from"] = "2026-01-01", ["minutes"] = 15 }));

        Assert.Equal(TimeSpan.FromMinutes(15), plan.WaitsOn(new(2026, 12, 31)));
        Assert.Equal(TimeSpan.FromMinutes(5), plan.WaitsOn(new(2027, 1, 1)));
    }

    [Fact]
    public void A_number_a_service_or_a_time_that_does_not_exist_is_named()
    {
        Assert.Contains("no-food names the number 0800", Assert.Throws<FormBroken>(() => Changed(p => p["kinds"]![0]!["numbers"] = new JsonArray("0800"))).Message, StringComparison.Ordinal);
        Assert.Contains("no-food names the service bread", Assert.Throws<FormBroken>(() => Changed(p => p["kinds"]![0]!["services"] = new JsonArray("bread"))).Message, StringComparison.Ordinal);
        Assert.Contains("acceptWithin", Assert.Throws<FormBroken>(() => Changed(p => p["acceptWithin"]![0]!["minutes"] = 0)).Message, StringComparison.Ordinal);
    }

    private EmergencyPlan Changed(Action<JsonNode> change)
    {
        var plan = JsonNode.Parse(File.ReadAllText(Path.Combine(HouseWords.Root, "services", "emergencies.json")))!;
        change(plan);
        File.WriteAllText(Path.Combine(folder, "emergencies.json"), plan.ToJsonString());
        return EmergencyPlan.Read(folder, Known);
    }
}
