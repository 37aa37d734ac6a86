using System.Globalization;
using OffenesHaus.Law.Tables;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Books;

/// <summary>The opening hours of a house in which everything happens at once, and what tables answer to input that nobody should send.</summary>
public sealed class OpeningBooksTests
{
    private static readonly DateTimeOffset Early = Clock("2026-01-01 00:00"), Late = Clock("2026-06-01 00:00");
    private static readonly Wording Why = new("Grund", "Reason", "سبب");

    private static readonly OpeningPlan Busy = new()
    {
        Channels =
        [
            new()
            {
                Channel = Channel.Counter,
                Weeks =
                [
                    new() { ValidFrom = Day("2026-12-14"), Week = WeekHours.EveryDay([Hours.Of(9, 12), Hours.Of(13, 15)]), HolidaysOf = Place.In(Land.SN), LastAdmission = TimeSpan.FromMinutes(30) },
                    new() { ValidFrom = Day("2026-10-01"), Week = new() { Monday = [Hours.Of(8, 12)], Tuesday = [Hours.Of(14, 18), Hours.Of(8, 12)], Wednesday = [Hours.Of(8, 16)], Friday = [Hours.Of(8, 24)], Saturday = [Hours.Of(0, 10)] }, HolidaysOf = Place.In(Land.SN), LastAdmission = TimeSpan.FromMinutes(30) },
                ],
            },
            new() { Channel = Channel.Phone, Weeks = [new() { ValidFrom = Day("2026-10-01"), HolidaysOf = Place.In(Land.BE), Week = WeekHours.EveryDay([new(new(7, 30), new(19, 15))]) }] },
            new() { Channel = Channel.Letterbox, Weeks = [new() { ValidFrom = Day("2026-10-01"), Week = WeekHours.Always }] },
        ],
        SpecialHours =
        [
            new() { Channel = Channel.Counter, From = Day("2026-11-16"), Through = Day("2026-11-18"), Week = WeekHours.EveryDay([Hours.Of(10, 11)]), Reason = Why, PublishedAt = Early },
            new() { Channel = Channel.Counter, From = Day("2026-11-17"), Through = Day("2026-11-17"), Week = WeekHours.EveryDay([Hours.Of(15, 17)]), Reason = Why, PublishedAt = Late },
            new() { Channel = Channel.Phone, From = Day("2026-12-25"), Through = Day("2026-12-25"), Week = WeekHours.EveryDay([Hours.Of(10, 12)]), Reason = Why, PublishedAt = Early, Priority = Priority.OpenOnHoliday },
            new() { Channel = Channel.Phone, From = Day("2026-12-04"), Through = Day("2026-12-04"), Week = WeekHours.EveryDay([Hours.Of(10, 12)]), Reason = Why, PublishedAt = Late, Priority = Priority.OpenDespiteClosure },
            new() { Channel = Channel.Phone, From = Day("2026-12-07"), Through = Day("2026-12-07"), Week = WeekHours.EveryDay([Hours.Of(10, 12)]), Reason = Why, PublishedAt = Late, Priority = Priority.Closure },
            new() { Channel = Channel.Phone, From = Day("2026-12-08"), Through = Day("2026-12-08"), Week = WeekHours.Closed, Reason = Why, PublishedAt = Early },
        ],
        Closures =
        [
            Closure.WholeDay(Day("2026-12-04"), Why, Early, Channel.Phone, Channel.Counter) with { Instead = Channel.Letterbox },
            Closure.WholeDay(Day("2026-12-07"), Why, Early, Channel.Phone),
            Closure.WholeDay(Day("2026-12-26"), Why, Early, Channel.Phone, Channel.Counter),
            new() { Channels = [Channel.Counter], From = Clock("2026-11-25 10:00"), Until = Clock("2026-11-25 11:00"), Reason = Why, PublishedAt = Late },
            new() { Channels = [Channel.Counter], From = Clock("2026-12-16 12:00"), Until = Clock("2026-12-16 13:00"), Reason = Why, PublishedAt = Late },
            new() { Channels = [Channel.Counter], From = Clock("2026-12-17 09:00"), Until = Clock("2026-12-17 12:00"), Reason = Why, PublishedAt = Late },
            new() { Channels = [Channel.Letterbox], From = Clock("2026-11-28 23:00"), Until = Clock("2026-11-29 01:00"), Reason = Why, PublishedAt = Late },
        ],
    };

    [Fact]
    public void A_busy_house_opens_and_closes_minute_by_minute_as_it_was_read() => Book.Compare("openings.txt", Changes());

    [Fact]
    public void Every_day_of_it_is_told_whole_and_published_as_it_was_read() => Book.Compare("opening-days.txt", DaysTold().Concat(Published()));

    [Fact]
    public void Tables_answer_what_nobody_should_send_as_it_was_read() => Book.Compare("bad-input.txt", BadInput());

    [Fact]
    public void Of_hours_published_at_the_same_moment_and_of_equal_rank_the_closure_wins()
    {
        var day = Day("2026-11-24");
        OpeningPlan Plan(DateTimeOffset special, DateTimeOffset closure) => SamplePlan.Musterstadt with
        {
            SpecialHours = [new() { Channel = Channel.Counter, From = day, Through = day, Week = WeekHours.EveryDay([Hours.Of(8, 10)]), Reason = Why, PublishedAt = special, Priority = Priority.Closure }],
            Closures = [Closure.WholeDay(day, Why, closure, Channel.Counter)],
        };

        Assert.Equal(Openness.Closed, Plan(Early, Early).StateOf(Channel.Counter, Clock("2026-11-24 09:00")).State);
        Assert.Equal(Openness.Open, Plan(Late, Early).StateOf(Channel.Counter, Clock("2026-11-24 09:00")).State);
        Assert.Equal(Openness.Closed, Plan(Early, Late).StateOf(Channel.Counter, Clock("2026-11-24 09:00")).State);
    }

    [Fact]
    public void The_first_and_the_last_day_that_can_be_answered_are_answered_and_the_days_around_them_are_unknown()
    {
        var plan = new OpeningPlan { Channels = [new() { Channel = Channel.Counter, Weeks = [new() { ValidFrom = DateOnly.MinValue, Week = WeekHours.EveryDay([Hours.Of(8, 12)]) }] }] };
        var last = HolidayCalendar.LastDay.AddDays(-32);

        Assert.Equal(Openness.Open, plan.StateOf(Channel.Counter, GermanTime.InstantOf(HolidayCalendar.FirstDay, new(9, 0))).State);
        Assert.Equal(Openness.Unknown, plan.StateOf(Channel.Counter, GermanTime.InstantOf(HolidayCalendar.FirstDay.AddDays(-1), new(9, 0))).State);
        Assert.Equal(Openness.Open, plan.StateOf(Channel.Counter, GermanTime.InstantOf(last, new(9, 0))).State);
        Assert.Equal(Openness.Unknown, plan.StateOf(Channel.Counter, GermanTime.InstantOf(last.AddDays(1), new(9, 0))).State);
        Assert.NotNull(plan.DayOf(Channel.Counter, last));
        Assert.Null(plan.DayOf(Channel.Counter, last.AddDays(1)));
        Assert.Null(plan.DayOf(Channel.Phone, last));
    }

    [Fact]
    public void Words_without_a_translation_are_said_in_German_and_marked_so()
    {
        var half = new Wording("Umzug", "", "");

        Assert.Equal(("Umzug", Language.German), (half.In(Language.Arabic), half.LanguageFor(Language.Arabic)));
        Assert.Equal(("Umzug", Language.German), (half.In(Language.English), half.LanguageFor(Language.English)));
        Assert.Equal(["de", "en", "ar"], Enum.GetValues<Language>().Select(l => l.Tag()), StringComparer.Ordinal);
        Assert.Equal(("سبب", Language.Arabic, "Reason"), (Why.In(Language.Arabic), Why.LanguageFor(Language.Arabic), Why.ToString()));
    }

    [Fact]
    public void Hours_that_end_before_they_begin_and_places_that_do_not_exist_are_refused_with_a_sentence()
    {
        Assert.Contains("two days", Assert.Throws<ArgumentException>(() => Hours.Of(12, 12)).Message, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(0, 0), Hours.Of(0, 24).To);
        Assert.Contains("SN knows no municipal holiday PeaceFestival.", Assert.Throws<ArgumentException>(() => Place.In(Land.SN, MunicipalDays.PeaceFestival)).Message, StringComparison.Ordinal);
        Assert.Contains("There are sixteen Länder.", Assert.Throws<ArgumentOutOfRangeException>(() => Place.In((Land)99)).Message, StringComparison.Ordinal);
        Assert.Contains("'XX' is not a Land. Write one of BW, BY, BE", Assert.Throws<FormatException>(() => Place.Parse("XX")).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Changes()
    {
        foreach (var channel in new[] { Channel.Counter, Channel.Phone, Channel.Letterbox, Channel.Post })
        {
            var before = "";
            for (var at = Clock("2026-09-29 00:00"); at < Clock("2027-01-03 00:00"); at = at.AddMinutes(15))
            {
                var state = Busy.StateOf(channel, at);
                var said = $"{state.State} closes {Local(state.ClosesAt)} admits {Local(state.LastAdmissionAt)} opens {Local(state.OpensAt)} next {Local(state.NextChangeAt)} {state.Because?.Say(Language.English)}";
                if (said != before)
                    yield return $"{channel} {Local(at)} {said} {state.MinutesUntilOpen}";
                before = said;
            }
        }
    }

    private static IEnumerable<string> DaysTold()
    {
        foreach (var channel in new[] { Channel.Counter, Channel.Phone, Channel.Letterbox })
            for (var day = Day("2026-09-29"); day < Day("2027-01-03"); day = day.AddDays(1))
                if (Busy.DayOf(channel, day) is { IsOrdinary: false } told)
                    yield return $"{channel} {told.On:yyyy-MM-dd} {string.Join(", ", told.Openings.Select(o => $"{Local(o.From)}–{Local(o.Until)}"))} {told.Holiday?.Name} {told.SpecialHours?.Priority} {told.Closures.Count} {Local(Busy.LastMomentOn(channel, day))}";
    }

    private static IEnumerable<string> Published()
    {
        foreach (var channel in new[] { Channel.Counter, Channel.Phone, Channel.Letterbox })
            foreach (var (from, through) in new[] { ("2026-11-01", "2026-12-31"), ("2026-12-14", "2026-12-14"), ("2026-12-01", "2026-12-13"), ("2026-12-01", "2026-12-14") })
            {
                var hours = PublishedHours.Of(Busy, channel, Day(from), Day(through));
                yield return $"# {channel} {from} {through}";
                foreach (var entry in hours.Ordinary.Select(e => (Kind: "week", Entry: e)).Concat(hours.Exceptions.Select(e => (Kind: "day", Entry: e))))
                    yield return $"{entry.Kind} {entry.Entry.Type} {string.Join(' ', entry.Entry.DayOfWeek)} {entry.Entry.Opens} {entry.Entry.Closes} {entry.Entry.ValidFrom:yyyy-MM-dd} {entry.Entry.ValidThrough:yyyy-MM-dd}";
            }
    }

    private static IEnumerable<string> BadInput()
    {
        const string Columns = "case,start_event,event_date,rule,state\n";
        string[] deadlines =
        [
            "", "\n\n", "case,rule\n", "case;event_date;rule;state\n",
            Columns + "a,x,2026-02-30,objection_1m,SN\nb,x,2026-11-02,objection_1m,SN\nc,x,,objection_1m,SN\nd,x,2026-11-02,,SN\ne,x,2026-11-02,objection_2m,SN\nf,x,2026-11-02,objection_1m,XX\ng,x,2026-11-02,objection_1m,\n",
            Columns + "a,x,2100-12-31,objection_1y,SN\nb,x,2101-01-01,appointment,SN\nc,x,1899-12-31,appointment,SN\nd,x,1999-12-30,objection_1m,SN\ne,x,9999-12-31,notify_post_domestic,\n",
            Columns + "a,x,2026-11-02,authority_period_days,SN\nb,x,2026-11-02,authority_period_days:0,SN\nc,x,2026-11-02,authority_period_days:x,SN\nd,x,2026-11-02,objection_1m:3,SN\ne,x,2026-11-02,authority_period_years:9999999,SN\nf,x,2026-11-02,inaction_wait_end_months:4,SN\ng,x,2026-11-02,benefit_period_end_months:121,SN\nh,x,2026-11-02,benefit_period_end_months:120,SN\n",
            Columns + "a,x,2018-05-24,dsar_1m,SN\nb,x,2018-05-25,dsar_1m,SN\nc,x,2004-12-31,benefit_effective_from,SN\nd,x,2020-12-09,notify_portal_retrieval,SN\ne,x,2003-01-31,notify_electronic_send,SN\nf,x,2003-02-01,notify_electronic_send,SN\ng,x,1980-12-31,notify_post_domestic,SN\nh,x,1981-01-01,notify_post_domestic,SN\ni,x,2010-06-01,review_last_day,SN\nj,x,2011-06-01,review_last_day,SN\nk,x,2012-06-01,review_last_day,SN\nl,x,2011-03-31,review_effect_from,SN\nm,x,2011-04-01,review_effect_from,SN\nn,x,2011-03-31,sanction_start,SN\no,x,2011-04-01,sanction_start,SN\np,x,2026-11-02,post_objection_3m_abroad,SN\nq,x,2012-02-29,capacity_age15_from,\n",
            Columns + "\"a,1\",\"x \"\"y\"\"\",2026-11-02,objection_1m,SN\nb,x,2026-11-02,objection_1m,SN,one,too many\nc,x,2026-11-02,objection_1m,SN,,\n\"line\nbreak\",x,2026-11-02, objection_1m ,DE-SN\n",
            Columns + "a,x,2026-11-02,objection_1m,SN\nM\uFFFDller,x,2026-11-02,objection_1m,SN\n",
            Columns + "a,x,\"2026-11-02,objection_1m,SN\n",
            "\uFEFFstate,rule,event_date,case\r\nSN,objection_1m,2026-11-02,crlf\r\n\r\nBY,objection_1m,2026-11-02,last",
        ];
        foreach (var file in deadlines)
            foreach (var line in Answered(file, new DeadlineTable().Run))
                yield return line;

        const string Moments = "case,local_time,fold,utc,channel\n";
        string[] openings =
        [
            "", "case,channel\n",
            Moments + "a,2026-11-23T07:59,0,2026-11-23T06:59Z,counter\nb,2026-11-23T07:59,0,2026-11-23T07:59Z,counter\nc,,,2026-11-23T06:59Z,phone\nd,,,,phone\ne,2026-11-23,0,,phone\nf,2026-11-23T08:00:30,,,COUNTER\ng,2026-11-23 08:00,,,fax\nh,2026-11-23 08:00:59,,,portal\n",
            Moments + "a,2026-10-25T02:30,0,,letterbox\nb,2026-10-25T02:30,1,2026-10-25T01:30:00Z,phone\nc,2026-10-25T02:30,2,,phone\nd,2027-03-28T02:30,0,,phone\ne,2026-11-23T08:00,0,yesterday,phone\nf,2150-01-01T08:00,0,,phone\ng,2026-12-24T10:00,,,counter\nh,2026-11-28T10:00,,,counter,more\n",
        ];
        foreach (var file in openings)
            foreach (var line in Answered(file, new OpeningTable(SamplePlan.Musterstadt).Run))
                yield return line;
        foreach (var line in Answered(Moments + "a,2026-11-16T10:45,,,counter\nb,2026-11-16T10:15,,,counter\nc,2026-09-30T10:00,,,counter\nd,2026-11-17T16:29,,,counter\ne,2026-11-17T16:30,,,counter\n", new OpeningTable(Busy).Run))
            yield return line;
    }

    private static IEnumerable<string> Answered(string file, Func<TextReader, TextWriter, TextWriter, int> run)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        using var input = new StringReader(file);
        var code = run(input, output, errors);
        return $"# exit {code}\n{output}{errors}".TrimEnd('\n').Split('\n');
    }

    private static string Local(DateTimeOffset? at) => at is { } instant ? GermanTime.ClockAt(instant).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture) : "–";
}
