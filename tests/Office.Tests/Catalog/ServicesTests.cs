using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed class ServicesTests
{
    private static readonly string[] Channels = ["counter", "helper", "letterbox", "phone", "portal", "post"];

    [Fact]
    public void The_catalogue_holds_what_people_come_for() => Assert.InRange(HouseWords.Services.All.Count, 40, 60);

    [Fact]
    public void Every_service_says_what_it_is_for_whom_what_is_needed_and_what_comes_next()
    {
        string[] needed =
        [
            .. HouseWords.Services.All.SelectMany(s => new[] { $"{s.Code}.name", $"{s.Code}.what", $"{s.Code}.who", $"{s.Code}.need", $"{s.Code}.next" }),
            .. HouseWords.Services.All.Select(s => $"group.{s.Group}").Distinct(StringComparer.Ordinal),
            .. HouseWords.Services.All.Select(s => s.Team).OfType<string>().Distinct(StringComparer.Ordinal).Select(t => $"team.{t}"),
            .. HouseWords.Services.All.Select(s => s.Authority).OfType<string>().Distinct(StringComparer.Ordinal).Select(a => $"authority.{a}"),
            .. HouseWords.Services.All.SelectMany(s => s.Evidence).Distinct(StringComparer.Ordinal).Select(e => $"evidence.{e}"),
            .. Channels.Select(c => $"channel.{c}"),
        ];
        var words = HouseWords.Read("texts/services", Language.German).Keys.Where(k => !k.StartsWith("act.", StringComparison.Ordinal) && !k.Contains('@', StringComparison.Ordinal));

        Assert.Equal(needed.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_service_can_be_started_online_and_every_form_belongs_to_a_service()
    {
        Assert.All(HouseWords.Services.All, s => Assert.NotNull(HouseWords.Forms.Find(s.Form)));
        Assert.All(HouseWords.Forms.All, f => Assert.NotNull(HouseWords.Services.Find(f.Service)));
        Assert.All(HouseWords.Forms.All, f => Assert.Contains(HouseWords.Services.All, s => s.Form == f.Code));
    }

    // What counts from the first of its month (§ 37 Abs. 2 SGB II) and what counts from its own day must not be mistaken for each other on a receipt.
    [Fact]
    public void A_form_of_its_own_is_the_act_of_its_service() =>
        Assert.All(HouseWords.Forms.All, f => Assert.Equal(HouseWords.Services.Find(f.Service)!.Act, f.Act));

    [Fact]
    public void What_another_authority_decides_names_it_and_everything_else_its_team()
    {
        var elsewhere = HouseWords.Services.All.Where(s => s.Authority is not null).ToList();

        Assert.NotEmpty(elsewhere);
        Assert.All(elsewhere, s => Assert.Contains("§ 16 Abs. 2 SGB I", s.Law, StringComparer.Ordinal));
        Assert.All(HouseWords.Services.All.Except(elsewhere), s => Assert.NotNull(s.Team));
    }

    [Fact]
    public void Debts_for_a_home_or_power_are_urgent() =>
        Assert.Equal(["energy-debts", "rent-debts"], HouseWords.Services.All.Where(s => s.Urgent == Urgency.SameDay).Select(s => s.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);

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
