using CsCheck;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Openings;

public sealed class OpeningPlanTests
{
    private static readonly OpeningPlan Plan = SamplePlan.Musterstadt;
    private static readonly Gen<DateTimeOffset> Moments =
        Gen.Int[0, 10 * 366 * 24 * 60].Select(minutes => DateTimeOffset.Parse("2024-01-01T00:00Z").AddMinutes(minutes));

    [Theory]
    [InlineData("2026-11-23 08:00", Channel.Counter, Openness.Open)]
    [InlineData("2026-11-23 12:00", Channel.Counter, Openness.Closed)]
    [InlineData("2026-11-25 12:00", Channel.Phone, Openness.Open)]
    [InlineData("2026-11-18 10:00", Channel.Phone, Openness.Closed)]
    [InlineData("2026-04-02 16:00", Channel.Counter, Openness.Closed)]
    [InlineData("2026-12-24 10:00", Channel.Counter, Openness.Closed)]
    [InlineData("2026-12-31 10:00", Channel.Phone, Openness.Closed)]
    [InlineData("2026-12-24 23:59", Channel.Letterbox, Openness.Open)]
    [InlineData("2026-11-23 08:00", Channel.Post, Openness.Unknown)]
    public void The_house_says_what_it_is_now(string at, Channel channel, Openness expected) =>
        Assert.Equal(expected, Plan.StateOf(channel, Clock(at)).State);

    [Fact]
    public void What_is_always_open_is_shut_while_its_own_closure_lasts_and_no_other()
    {
        var plan = Plan with { Closures = [.. Plan.Closures, Closure.WholeDay(Day("2026-11-24"), new("Wartung", "Maintenance"), Clock("2026-01-01 00:00"), Channel.Portal)] };

        Assert.Equal(Openness.Closed, plan.StateOf(Channel.Portal, Clock("2026-11-24 10:00")).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Portal, Clock("2026-11-25 10:00")).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Letterbox, Clock("2026-11-24 10:00")).State);
    }

    [Theory]
    [InlineData("2026-12-24 10:00", "Heiligabend, das Haus ist geschlossen", "Christmas Eve, the house is closed", "ليلة عيد الميلاد، المبنى مغلق")]
    [InlineData("2026-12-31 10:00", "Silvester, das Haus ist geschlossen", "New Year's Eve, the house is closed", "ليلة رأس السنة، المبنى مغلق")]
    public void The_sample_office_says_in_three_languages_why_it_is_shut_and_since_when_one_could_know(string at, string german, string english, string arabic)
    {
        var closure = Plan.Closures.Single(c => c.From <= Clock(at) && Clock(at) < c.Until);

        Assert.Equal((german, english, arabic), (closure.Reason.German, closure.Reason.English, closure.Reason.Arabic));
        Assert.Equal((Clock("2025-08-01 02:00"), Channel.Letterbox), (closure.PublishedAt, closure.Instead));
    }

    [Fact]
    public void Maundy_Thursday_afternoon_waits_for_the_Tuesday_after_Easter() =>
        Assert.Equal(Clock("2026-04-07 08:00"), Plan.StateOf(Channel.Counter, Clock("2026-04-02 16:00")).OpensAt);

    [Fact]
    public void The_next_opening_is_open_and_the_minute_before_is_closed() =>
        Gen.Select(Moments, Gen.OneOf(Channel.Counter, Channel.Phone)).Sample((at, channel) =>
        {
            var state = Plan.StateOf(channel, at);
            if (state.OpensAt is not { } opens)
                return state.IsOpen;

            return Plan.StateOf(channel, opens).State == Openness.Open
                && Plan.StateOf(channel, opens.AddMinutes(-1)).State == Openness.Closed
                && at.AddMinutes(state.MinutesUntilOpen!.Value) == opens;
        });

    [Fact]
    public void No_other_opening_lies_before_the_next_one() =>
        Gen.Select(Moments, Gen.OneOf(Channel.Counter, Channel.Phone)).Sample((at, channel) =>
        {
            // The oracle walks minute by minute over wall clock and holidays and knows nothing of intervals.
            var state = Plan.StateOf(channel, at);
            var minute = at;
            while (!OpenByHand(channel, minute))
                minute = minute.AddMinutes(1);
            return state.IsOpen ? minute == at : minute == state.OpensAt;
        }, iter: 60);

    [Fact]
    public void Closing_time_counts_as_closed() =>
        Gen.Select(Moments, Gen.OneOf(Channel.Counter, Channel.Phone)).Sample((at, channel) =>
            Plan.StateOf(channel, at).ClosesAt is not { } closes
            || (Plan.StateOf(channel, closes).State == Openness.Closed && Plan.StateOf(channel, closes.AddTicks(-1)).State == Openness.Open));

    [Fact]
    public void Letterbox_and_portal_never_close() =>
        Gen.Select(Moments, Gen.OneOf(Channel.Letterbox, Channel.Portal)).Sample((at, channel) =>
            Plan.StateOf(channel, at) is { State: Openness.Open, NextChangeAt: null });

    [Fact]
    public void Even_the_portal_can_be_shut_for_maintenance()
    {
        var maintenance = new Closure
        {
            Channels = [Channel.Portal],
            From = Clock("2026-11-24 02:00"),
            Until = Clock("2026-11-24 03:00"),
            Reason = new("Wartung", "Maintenance"),
            Instead = Channel.Letterbox,
            PublishedAt = Clock("2026-11-01 08:00"),
        };
        var plan = Plan with { Closures = [maintenance] };

        Assert.Equal(Clock("2026-11-24 02:00"), plan.StateOf(Channel.Portal, Clock("2026-11-20 12:00")).ClosesAt);
        Assert.Equal(Clock("2026-11-24 03:00"), plan.StateOf(Channel.Portal, Clock("2026-11-24 02:00")).OpensAt);
        Assert.Null(plan.StateOf(Channel.Portal, Clock("2026-11-24 03:00")).ClosesAt);
    }

    [Fact]
    public void After_the_last_admission_it_is_closing_soon()
    {
        var plan = Plan with { Channels = [.. Plan.Channels.Select(channel => channel.Channel == Channel.Counter ? channel with { Weeks = [.. channel.Weeks.Select(week => week with { LastAdmission = TimeSpan.FromMinutes(30) })] } : channel)] };

        Assert.Equal(Openness.Open, plan.StateOf(Channel.Counter, Clock("2026-11-23 11:29")).State);
        Assert.Equal(Clock("2026-11-23 11:30"), plan.StateOf(Channel.Counter, Clock("2026-11-23 11:29")).NextChangeAt);
        Assert.Equal(Openness.ClosingSoon, plan.StateOf(Channel.Counter, Clock("2026-11-23 11:30")).State);
        Assert.Equal(Clock("2026-11-23 12:00"), plan.StateOf(Channel.Counter, Clock("2026-11-23 11:30")).NextChangeAt);
    }

    [Fact]
    public void A_short_closure_cuts_only_its_stretch_and_names_the_way_round()
    {
        var alarm = new Closure
        {
            Channels = [Channel.Counter],
            From = Clock("2026-11-24 10:00"),
            Until = Clock("2026-11-24 11:30"),
            Reason = new("Feueralarm", "Fire alarm"),
            Instead = Channel.Phone,
            PublishedAt = Clock("2026-11-24 10:01"),
        };
        var plan = Plan with { Closures = [alarm] };

        Assert.Equal(Clock("2026-11-24 10:00"), plan.StateOf(Channel.Counter, Clock("2026-11-24 09:00")).ClosesAt);
        Assert.Equal("Feueralarm", plan.StateOf(Channel.Counter, Clock("2026-11-24 10:30")).Because!.Say(Language.German));
        Assert.Equal(Channel.Phone, plan.StateOf(Channel.Counter, Clock("2026-11-24 10:30")).Because!.Closure!.Instead);
        Assert.Equal(Clock("2026-11-24 11:30"), plan.StateOf(Channel.Counter, Clock("2026-11-24 10:30")).OpensAt);
        Assert.Equal(Clock("2026-11-24 18:00"), plan.KnownAt(Clock("2026-11-24 10:00")).StateOf(Channel.Counter, Clock("2026-11-24 09:00")).ClosesAt);
    }

    [Fact]
    public void A_special_week_overrides_the_week_but_opens_no_holiday_by_accident()
    {
        var short_ = new SpecialHours
        {
            Channel = Channel.Phone,
            From = Day("2026-11-16"),
            Through = Day("2026-11-20"),
            Week = WeekHours.EveryDay([Hours.Of(9, 11)]),
            Reason = new("Umzug", "Moving"),
            PublishedAt = Clock("2026-11-01 08:00"),
        };
        var plan = Plan with { SpecialHours = [short_] };

        Assert.Equal(Openness.Closed, plan.StateOf(Channel.Phone, Clock("2026-11-17 12:00")).State);
        Assert.Equal(Openness.Closed, plan.StateOf(Channel.Phone, Clock("2026-11-18 10:00")).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Phone, Clock("2026-11-23 12:00")).State);

        var onPurpose = Plan with { SpecialHours = [short_, short_ with { Priority = Priority.OpenOnHoliday, PublishedAt = Clock("2026-11-02 08:00") }] };
        Assert.Equal(Openness.Open, onPurpose.StateOf(Channel.Phone, Clock("2026-11-18 10:00")).State);
    }

    [Fact]
    public void An_exception_to_an_exception_wins_by_its_priority()
    {
        var emergencyDesk = new SpecialHours
        {
            Channel = Channel.Counter,
            From = Day("2026-12-24"),
            Through = Day("2026-12-24"),
            Week = WeekHours.EveryDay([Hours.Of(9, 10)]),
            Reason = new("Notdienst", "Emergency desk"),
            PublishedAt = Clock("2026-12-01 08:00"),
            Priority = Priority.OpenDespiteClosure,
        };

        Assert.Equal(Openness.Open, (Plan with { SpecialHours = [emergencyDesk] }).StateOf(Channel.Counter, Clock("2026-12-24 09:30")).State);
    }

    [Fact]
    public void A_closure_on_a_holiday_cancels_no_holiday_of_the_next_year()
    {
        var plan = Plan with { Closures = [Closure.WholeDay(Day("2026-11-18"), new("Wartung", "Maintenance"), Clock("2026-11-01 08:00"), Channel.Phone)] };

        Assert.Equal("Buß- und Bettag", plan.StateOf(Channel.Phone, Clock("2026-11-18 10:00")).Because!.Say(Language.German));
        Assert.Equal(Openness.Closed, plan.StateOf(Channel.Phone, Clock("2027-11-17 10:00")).State);
    }

    [Fact]
    public void A_holiday_on_a_day_without_hours_gives_no_second_notice()
    {
        Assert.Null(Plan.StateOf(Channel.Counter, Clock("2026-11-18 10:00")).Because!.Holiday);
        Assert.NotNull(Plan.StateOf(Channel.Phone, Clock("2026-11-18 10:00")).Because!.Holiday);
    }

    [Fact]
    public void A_service_centre_in_another_Land_keeps_its_own_holidays()
    {
        var elsewhere = Plan with { Channels = [.. Plan.Channels.Select(channel => channel.Channel == Channel.Phone ? channel with { Weeks = [.. channel.Weeks.Select(week => week with { HolidaysOf = Place.In(Land.BE) })] } : channel)] };

        Assert.Equal(Openness.Open, elsewhere.StateOf(Channel.Phone, Clock("2026-11-18 10:00")).State);
    }

    [Fact]
    public void Last_admission_and_holidays_of_a_coming_week_change_nothing_today()
    {
        var coming = new WeeklyPlan { ValidFrom = Day("2027-01-01"), Week = WeekHours.EveryDay([Hours.Of(8, 18)]), HolidaysOf = Place.In(Land.BE), LastAdmission = TimeSpan.FromMinutes(60) };
        var plan = Plan with { Channels = [.. Plan.Channels.Select(channel => channel.Channel == Channel.Counter ? channel with { Weeks = [.. channel.Weeks, coming] } : channel)] };

        Assert.Equal(Plan.StateOf(Channel.Counter, Clock("2026-11-23 11:45")), plan.StateOf(Channel.Counter, Clock("2026-11-23 11:45")));
        Assert.NotNull(plan.StateOf(Channel.Counter, Clock("2026-12-25 10:00")).Because!.Holiday);
        Assert.Equal(Openness.ClosingSoon, plan.StateOf(Channel.Counter, Clock("2027-01-04 17:30")).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Counter, Clock("2027-11-17 10:00")).State);
    }

    [Fact]
    public void A_new_weekly_plan_holds_from_its_day_and_leaves_the_past_alone()
    {
        var phone = Plan.Channels.Single(channel => channel.Channel == Channel.Phone);
        var later = phone with { Weeks = [.. phone.Weeks, new() { ValidFrom = Day("2027-01-01"), Week = new() { Monday = [Hours.Of(10, 11)] } }] };
        var plan = Plan with { Channels = [later] };

        Assert.Equal(Openness.Open, plan.StateOf(Channel.Phone, Clock("2026-12-28 09:00")).State);
        Assert.Equal(Openness.Closed, plan.StateOf(Channel.Phone, Clock("2027-01-04 09:00")).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Phone, Clock("2027-01-04 10:00")).State);
    }

    [Fact]
    public void After_thirty_days_without_an_opening_it_says_unknown_instead_of_searching_on()
    {
        var strike = new Closure
        {
            Channels = [Channel.Counter],
            From = Clock("2026-11-01 00:00"),
            Until = Clock("2027-02-01 00:00"),
            Reason = new("Umbau", "Building works"),
            PublishedAt = Clock("2026-10-01 00:00"),
        };
        var state = (Plan with { Closures = [strike] }).StateOf(Channel.Counter, Clock("2026-11-10 09:00"));

        Assert.Equal(Openness.Closed, state.State);
        Assert.Null(state.OpensAt);
        Assert.Null(state.MinutesUntilOpen);
    }

    [Fact]
    public void A_plan_that_nobody_confirmed_is_unknown() =>
        Assert.Equal(Openness.Unknown, (Plan with { GoodUntil = Clock("2026-11-20 00:00") }).StateOf(Channel.Counter, Clock("2026-11-23 09:00")).State);

    [Fact]
    public void Across_the_change_of_the_clock_real_hours_are_counted()
    {
        Assert.Equal(49 * 60, Plan.StateOf(Channel.Counter, Clock("2026-10-24 08:00")).MinutesUntilOpen);
        Assert.Equal((47 + 24) * 60, Plan.StateOf(Channel.Counter, Clock("2027-03-27 08:00")).MinutesUntilOpen);
    }

    private static bool OpenByHand(Channel channel, DateTimeOffset at)
    {
        var local = GermanTime.ClockAt(at);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (HolidayCalendar.For(Place.In(Land.SN)).On(day) is not null || day == Day("2026-12-24") || day == Day("2026-12-31"))
            return false;

        var (opens, closes) = (channel, day.DayOfWeek) switch
        {
            (Channel.Phone, DayOfWeek.Friday) => (8, 14),
            (Channel.Phone, not (DayOfWeek.Saturday or DayOfWeek.Sunday)) => (8, 18),
            (Channel.Counter, DayOfWeek.Monday or DayOfWeek.Friday) => (8, 12),
            (Channel.Counter, DayOfWeek.Tuesday) => (8, 18),
            (Channel.Counter, DayOfWeek.Thursday) => (8, 16),
            _ => (0, 0),
        };
        return local.Hour >= opens && local.Hour < closes;
    }
}
