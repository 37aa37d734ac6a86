using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed class ServicesTests
{
    private static readonly string[] Channels = ["counter", "helper", "letterbox", "phone", "portal", "post"];

    [Fact]
    public void Every_service_says_what_it_is_for_whom_what_is_needed_and_what_comes_next()
    {
        string[] needed =
        [
            .. HouseWords.Services.All.SelectMany(s => new[] { $"{s.Code}.name", $"{s.Code}.what", $"{s.Code}.who", $"{s.Code}.need", $"{s.Code}.next" }),
            .. HouseWords.Services.All.Select(s => $"group.{s.Group}").Distinct(StringComparer.Ordinal),
            .. HouseWords.Services.All.SelectMany(s => s.Evidence).Distinct(StringComparer.Ordinal).Select(e => $"evidence.{e}"),
            .. Channels.Select(c => $"channel.{c}"),
        ];
        var words = HouseWords.Read("texts/services", Language.German).Keys.Where(k => !k.StartsWith("act.", StringComparison.Ordinal));

        Assert.Equal(needed.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_service_can_be_started_online_and_every_form_belongs_to_a_service()
    {
        Assert.All(HouseWords.Services.All, s => Assert.NotNull(HouseWords.Forms.Find(s.Form)));
        Assert.All(HouseWords.Forms.All, f => Assert.NotNull(HouseWords.Services.Find(f.Service)));
    }

    [Fact]
    public void For_every_act_the_table_knows_each_of_the_six_channels_once()
    {
        foreach (var act in HouseWords.Services.Acts.GroupBy(a => a.Act, StringComparer.Ordinal))
            Assert.Equal(Channels, act.Select(a => a.Channel).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var acts = HouseWords.Services.Acts.Select(a => a.Act).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(acts, HouseWords.Services.All.Select(s => s.Act).ToHashSet(StringComparer.Ordinal));
        Assert.Subset(acts, HouseWords.Forms.All.Select(f => f.Act).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_a_channel_does_not_simply_do_a_sentence_says_which_way_does()
    {
        var ways = HouseWords.Services.Acts;
        Assert.All(ways, w => Assert.True(w.Allowed is "yes" or "conditional" or "announce" or "no", w.Allowed));
        Assert.All(ways.Where(w => w.Allowed != "yes"), w => Assert.NotNull(HouseWords.Texts.Find(Language.German, $"services/act.{w.Act}.{w.Channel}")));
        Assert.All(ways.Where(w => w.Allowed == "no"), w => Assert.StartsWith("§", w.Section, StringComparison.Ordinal));

        var known = ways.Select(w => $"act.{w.Act}.{w.Channel}").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(HouseWords.Read("texts/services", Language.German).Keys.Where(k => k.StartsWith("act.", StringComparison.Ordinal)).Except(known, StringComparer.Ordinal));
    }
}
