using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Openings;

public sealed class ChannelRankingTests
{
    [Fact]
    public void To_save_a_date_at_night_the_portal_and_the_letterbox_come_first()
    {
        var ranking = Rank(Goal.SaveDate, "2026-11-30 23:10");

        Assert.Equal([Channel.Portal, Channel.Letterbox], ranking.Channels.Take(2).Select(ranked => ranked.State.Channel));
        Assert.Contains(ranking.Advice, advice => advice.Kind == AdviceKind.OtherAuthority);
    }

    [Fact]
    public void An_objection_tonight_goes_into_the_letterbox_and_the_telephone_does_not_suffice()
    {
        var ranking = Rank(Goal.SaveDate, "2026-11-24 17:00", Declaration.Objection);

        Assert.Equal(Channel.Letterbox, ranking.Channels[0].State.Channel);
        Assert.False(ranking.Channels.Single(ranked => ranked.State.Channel == Channel.Phone).ReachesGoal);
        Assert.False(ranking.Channels.Single(ranked => ranked.State.Channel == Channel.Portal).ReachesGoal);
        Assert.Contains(ranking.Advice, advice => advice.Kind == AdviceKind.FormNeeded);
    }

    [Fact]
    public void With_eID_the_portal_keeps_the_form_of_an_objection()
    {
        var ranking = ChannelRanking.For(SamplePlan.Musterstadt, new() { Goal = Goal.SaveDate, At = Clock("2026-11-24 23:00"), Declaration = Declaration.Objection, HasEid = true });

        Assert.Equal(Channel.Portal, ranking.Channels[0].State.Channel);
        Assert.True(ranking.Channels[0].ReachesGoal);
    }

    [Fact]
    public void An_answer_comes_from_people_who_are_there_otherwise_by_call_back()
    {
        Assert.Equal(Channel.Phone, Rank(Goal.GetAnswer, "2026-11-25 12:00").Channels[0].State.Channel);
        Assert.Equal(Channel.Counter, Rank(Goal.GetAnswer, "2026-11-23 07:30").Channels.Single(ranked => ranked.Rank == 1).State.Channel);

        var weekend = Rank(Goal.GetAnswer, "2026-11-27 14:00");
        Assert.Equal(Channel.Portal, weekend.Channels[0].State.Channel);
        Assert.Contains(weekend.Advice, advice => advice.Kind == AdviceKind.CallBack);
        Assert.Contains("66", weekend.Advice.Single(advice => advice.Kind == AdviceKind.NobodyUntil).Text.German, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_are_handed_in_online_or_dropped() =>
        Assert.Equal([Channel.Portal, Channel.Letterbox, Channel.Counter], Rank(Goal.HandInPapers, "2026-11-24 09:00").Channels.Take(3).Select(ranked => ranked.State.Channel));

    [Fact]
    public void In_an_emergency_people_help_now_or_the_emergency_numbers()
    {
        Assert.Equal(Channel.Counter, Rank(Goal.Emergency, "2026-11-24 09:00").Channels[0].State.Channel);
        Assert.Contains(Rank(Goal.Emergency, "2026-11-28 09:00").Advice, advice => advice.Kind == AdviceKind.EmergencyNumbers);
    }

    [Theory]
    [InlineData("2026-10-31 10:00", true)]
    [InlineData("2027-01-30 12:00", true)]
    [InlineData("2027-02-28 12:00", true)]
    [InlineData("2026-11-28 10:00", false)]
    public void At_a_month_end_without_staff_it_says_that_an_application_still_counts(string at, bool said) =>
        Assert.Equal(said, Rank(Goal.SaveDate, at).Advice.Any(advice => advice.Kind == AdviceKind.MonthEndsUnstaffed));

    [Fact]
    public void On_Christmas_Eve_it_says_that_periods_end_today()
    {
        Assert.Contains(Rank(Goal.SaveDate, "2026-12-24 10:00").Advice, advice => advice.Kind == AdviceKind.PeriodsEndToday);
        Assert.DoesNotContain(Rank(Goal.SaveDate, "2026-12-25 10:00").Advice, advice => advice.Kind == AdviceKind.PeriodsEndToday);
    }

    [Fact]
    public void A_telephone_that_is_broken_or_a_counter_that_opens_again_in_the_afternoon_makes_no_closed_house()
    {
        var why = new Wording("Störung", "Fault");
        var plan = SamplePlan.Musterstadt with
        {
            Closures =
            [
                Closure.WholeDay(Day("2026-11-23"), why, Clock("2026-01-01 00:00"), Channel.Phone),
                new() { Channels = [Channel.Counter], From = Clock("2026-11-24 08:00"), Until = Clock("2026-11-24 13:00"), Reason = why, PublishedAt = Clock("2026-01-01 00:00") },
                Closure.WholeDay(Day("2026-11-26"), why, Clock("2026-01-01 00:00"), Channel.Counter, Channel.Letterbox),
            ],
        };

        foreach (var at in new[] { "2026-11-23 10:00", "2026-11-24 10:00" })
            Assert.DoesNotContain(Rank(plan, at).Advice, advice => advice.Kind == AdviceKind.PeriodsEndToday);
        Assert.Equal("Das Haus ist heute geschlossen. Fristen enden trotzdem heute um 24 Uhr: Online ist offen.", Rank(plan, "2026-11-26 10:00").Advice.Single(advice => advice.Kind == AdviceKind.PeriodsEndToday).Text.German);
    }

    [Theory]
    [InlineData(false, false, ": Briefkasten und online sind offen.", ": letterbox and online are open.", ": صندوق البريد والإنترنت مفتوحان.")]
    [InlineData(false, true, ": Der Briefkasten ist offen.", ": the letterbox is open.", ": صندوق البريد مفتوح.")]
    [InlineData(true, false, ": Online ist offen.", ": online is open.", ": الإنترنت مفتوح.")]
    [InlineData(true, true, ".", ".", ".")]
    public void While_the_house_is_shut_it_names_what_is_open_and_only_that(bool letterboxShut, bool portalShut, string german, string english, string arabic)
    {
        Channel[] shut = [Channel.Counter, Channel.Phone, .. letterboxShut ? [Channel.Letterbox] : (Channel[])[], .. portalShut ? [Channel.Portal] : (Channel[])[]];
        var plan = SamplePlan.Musterstadt with { Closures = [Closure.WholeDay(Day("2026-11-26"), new("Umbau", "Works"), Clock("2026-01-01 00:00"), shut)] };

        var said = Rank(plan, "2026-11-26 10:00").Advice.Single(advice => advice.Kind == AdviceKind.PeriodsEndToday);

        Assert.Equal("Das Haus ist heute geschlossen. Fristen enden trotzdem heute um 24 Uhr" + german, said.Text.German);
        Assert.Equal("The house is closed today. Periods end today at 24:00 all the same" + english, said.Text.English);
        Assert.Equal("المبنى مغلق اليوم. مع ذلك تنتهي المهل اليوم الساعة 24" + arabic, said.Text.Arabic);
    }

    [Fact]
    public void In_an_emergency_after_the_last_admission_nobody_is_told_to_come()
    {
        var plan = SamplePlan.Musterstadt with { Channels = [.. SamplePlan.Musterstadt.Channels.Select(channel => channel with { Weeks = [.. channel.Weeks.Select(week => week with { LastAdmission = TimeSpan.FromMinutes(30) })] })] };

        var ranking = ChannelRanking.For(plan, new() { Goal = Goal.Emergency, At = Clock("2026-11-27 11:45") });

        Assert.Equal(Channel.Phone, ranking.Channels[0].State.Channel);
        Assert.DoesNotContain(ranking.Channels, ranked => ranked.Why.German == "Kommen Sie jetzt");
        Assert.Contains(ChannelRanking.For(plan, new() { Goal = Goal.Emergency, At = Clock("2026-11-24 17:45") }).Advice, advice => advice.Kind == AdviceKind.EmergencyNumbers);
    }

    [Theory]
    [InlineData("2026-11-27", true)]
    [InlineData("2026-12-07", false)]
    public void It_warns_of_the_post_when_the_end_is_near(string due, bool warned)
    {
        var ranking = ChannelRanking.For(SamplePlan.Musterstadt, new() { Goal = Goal.SaveDate, At = Clock("2026-11-23 10:00"), DueOn = Day(due) });

        Assert.Equal(warned, ranking.Advice.Any(advice => advice.Kind == AdviceKind.PostTooSlow));
    }

    private static ChannelRanking Rank(OpeningPlan plan, string at) => ChannelRanking.For(plan, new() { Goal = Goal.SaveDate, At = Clock(at) });

    private static ChannelRanking Rank(Goal goal, string at, Declaration declaration = Declaration.Application) =>
        ChannelRanking.For(SamplePlan.Musterstadt, new() { Goal = goal, At = Clock(at), Declaration = declaration });
}
