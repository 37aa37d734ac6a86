using System.Globalization;
using OffenesHaus.Law.Pictures;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Books;

public sealed class BooksTests
{
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    private static readonly string[] Moments =
        ["2026-11-24 10:00", "2026-11-25 10:00", "2026-11-27 20:00", "2026-12-24 10:00", "2026-12-30 20:00", "2027-02-26 19:00"];

    [Fact]
    public void Every_rule_says_its_day_and_its_reasons_as_they_were_read() => Book.Compare("reasons.txt", Reasons());

    [Fact]
    public void Every_holiday_has_its_day_its_name_and_its_section_as_they_were_read() => Book.Compare("holidays.txt", Holidays());

    [Fact]
    public void Every_ranking_says_its_order_and_its_words_as_they_were_read() => Book.Compare("rankings.txt", Rankings());

    [Fact]
    public void Every_picture_is_drawn_as_it_was_looked_at() => Book.Compare("pictures.txt", Pictures());

    [Fact]
    public void Receipt_days_say_their_reasons_as_they_were_read() => Book.Compare("receipts.txt", Receipts());

    private static IEnumerable<string> Reasons()
    {
        foreach (var rule in DeadlineRules.Names.Order(StringComparer.Ordinal))
        {
            // A rule that chains another one says the same behind its first line.
            var chained = rule.StartsWith("post_", StringComparison.Ordinal) || rule.StartsWith("portal_", StringComparison.Ordinal) || rule.StartsWith("electronic_", StringComparison.Ordinal) || rule.StartsWith("in_person_", StringComparison.Ordinal);
            foreach (var (day, place) in chained ? [("2026-10-14", "SN")] : new[] { ("2026-10-14", "SN"), ("2024-12-31", "BE"), ("2028-01-31", "BY"), ("2009-05-10", "HE") })
            {
                int[] numbers = rule.EndsWith("inaction_wait_end_months:", StringComparison.Ordinal) ? [3, 6] : rule.EndsWith(':') ? chained ? [14] : [1, 2, 10, 11, 100] : [0];
                foreach (var number in numbers)
                {
                    var named = number == 0 ? rule : $"{rule}{number}";
                    yield return $"# {named} {day} {place}";
                    foreach (var line in Said(named, day, place))
                        yield return line;
                }
            }
        }
    }

    private static IEnumerable<string> Said(string rule, string day, string place)
    {
        try
        {
            var found = DeadlineRules.Compute(rule, Day(day), Place.Parse(place));
            return [Iso(found.On), .. Languages.Select(l => found.Reasons.InLines(l))];
        }
        catch (NotComputable no)
        {
            return [no.Message];
        }
    }

    private static IEnumerable<string> Holidays()
    {
        string[] places = [.. Enum.GetNames<Land>(), "BY+AssumptionDay+PeaceFestival", "SN+CorpusChristi", "TH+CorpusChristi"];
        foreach (var place in places)
        {
            var known = Place.Parse(place);
            yield return $"# {known} {string.Join(" · ", Languages.Select(l => known.Land.Name().In(l)))} {known.Land.Name()}";
            foreach (var year in new[] { 2000, 2017, 2018, 2025, 2028 })
                foreach (var holiday in HolidayCalendar.For(known).In(year))
                    yield return $"{Iso(holiday.On)} {string.Join(" · ", Languages.Select(l => holiday.Name.In(l)))} [{holiday.Section}] {holiday.Land}";
        }
    }

    private static IEnumerable<string> Rankings()
    {
        var post = SamplePlan.Musterstadt with { Channels = [.. SamplePlan.Musterstadt.Channels, new() { Channel = Channel.Post, Weeks = [new() { ValidFrom = Day("2000-01-01"), Week = WeekHours.Always }] }] };
        foreach (var (name, plan) in new[] { ("sample", SamplePlan.Musterstadt), ("with post", post), ("old", SamplePlan.Musterstadt with { GoodUntil = Clock("2026-11-20 00:00") }) })
            foreach (var goal in Enum.GetValues<Goal>())
                foreach (var (act, eid) in new[] { (Declaration.Application, false), (Declaration.Objection, false), (Declaration.Objection, true) })
                    foreach (var moment in name == "sample" ? Moments : Moments[..1])
                    {
                        var ranking = ChannelRanking.For(plan, new() { Goal = goal, At = Clock(moment), Declaration = act, HasEid = eid, DueOn = moment.EndsWith("10:00", StringComparison.Ordinal) ? Day("2026-12-31") : null });
                        yield return $"# {name} {goal} {act} eid:{eid} {moment}";
                        foreach (var way in ranking.Channels)
                            yield return $"{way.Rank} {way.State.Channel.Code()} {way.State.State} {way.ReachesGoal} {string.Join(" · ", Languages.Select(way.Why.In))} | {way.State.Because?.Say(Language.German)} {way.State.MinutesUntilOpen}";
                        foreach (var advice in ranking.Advice)
                            yield return $"- {advice.Kind} {string.Join(" · ", Languages.Select(advice.Text.In))} [{advice.Section}]";
                    }
    }

    private static IEnumerable<string> Pictures()
    {
        PeriodEnd[] ends =
        [
            Remedies.Objection(NotificationDay.ByPost(Day("2026-10-14")), Place.In(Land.SN)),
            Remedies.Objection(NotificationDay.HandedOver(Day("2026-11-24")), Place.In(Land.SN)),
            Remedies.Objection(NotificationDay.ByPost(Day("2026-11-02")).ArrivedOn(Day("2026-11-12")), Place.In(Land.BY)),
            AuthorityPeriods.NamedDay(Day("2026-12-26"), Place.In(Land.SN)),
        ];
        foreach (var end in ends)
            foreach (var language in Languages)
                foreach (var plan in new[] { SamplePlan.Musterstadt, null })
                {
                    var picture = DeadlinePicture.Draw(end, new() { Language = language, Id = "p", Plan = plan });
                    yield return picture.Svg.Replace("><", ">\n<", StringComparison.Ordinal);
                    yield return picture.Table.Replace("</tr>", "</tr>\n", StringComparison.Ordinal);
                    yield return string.Join('\n', picture.Facts.Select(f => $"{f.Kind} {Iso(f.On)} {f.What} {f.Time} {f.Section}"));
                }
    }

    private static IEnumerable<string> Receipts()
    {
        foreach (var name in new[] { "in-favour", "date-separating", "previous-day", "best" })
            yield return Refusal(() => LetterboxPolicies.Parse(name).Name()) ?? LetterboxPolicies.Parse(name).ToString();
        foreach (var line in Told("elsewhere", () => ReceiptDays.AtOtherAuthority(Day("2026-10-30"))))
            yield return line;
        foreach (var (way, spoken, typed) in new[] { (Channel.Portal, "2026-10-30 20:08", "2026-11-02 09:00"), (Channel.Counter, "2026-10-30 20:08", "2026-10-30 20:08"), (Channel.Phone, "2026-10-30 20:08", "2026-10-30 20:07") })
            foreach (var line in Told($"spoken {way} {typed}", () => new ReceiptDays().ForSpoken(way, Clock(spoken), Clock(typed))))
                yield return line;
        foreach (var line in Told("box without emptyings", () => new ReceiptDays().For(Channel.Letterbox, Clock("2026-10-30 20:08"))))
            yield return line;
        foreach (var (paper, compartment) in new[] { ("2026-10-30", "2026-10-29"), ("2026-10-31", "2026-10-30"), ("2026-11-02", "2026-11-02"), ("2026-11-03", "2026-11-03"), (null, (string?)null) })
            foreach (var policy in Enum.GetValues<LetterboxPolicy>())
                foreach (var line in Told($"{policy} paper {paper} compartment {compartment}", () => new ReceiptDays(policy).For(new LetterboxFind { LastEmptiedAt = Clock("2026-10-30 12:00"), FoundAt = Clock("2026-11-02 07:30"), PaperOn = paper is null ? null : Day(paper), CompartmentOn = compartment is null ? null : Day(compartment) })))
                    yield return line;
        foreach (var channel in Enum.GetValues<Channel>())
            foreach (var language in Languages)
                yield return new ArrivalStep(channel, Clock("2026-10-25 02:30")) { Section = "§" }.Say(language);
        foreach (var channel in Enum.GetValues<Channel>())
            yield return $"{channel.Code()} {string.Join(" · ", Languages.Select(l => channel.Name().In(l)))}";
        foreach (var policy in new[] { LetterboxPolicy.DateSeparating, LetterboxPolicy.InFavour, LetterboxPolicy.PreviousDay })
        {
            var days = new ReceiptDays(policy);
            foreach (var channel in new[] { Channel.Portal, Channel.Post, Channel.Counter, Channel.Phone, Channel.Helper })
                foreach (var line in Told($"{policy} {channel}", () => days.For(channel, Clock("2026-10-25 02:30"))))
                    yield return line;
            foreach (var line in Told($"{policy} spoken", () => days.ForSpoken(Channel.Phone, Clock("2026-10-30 20:08"), Clock("2026-11-02 09:00"))))
                yield return line;
            foreach (var (last, found, paper) in new[] { ("2026-10-30 12:00", "2026-11-02 07:30", null), ("2026-10-30 12:00", "2026-11-02 07:30", "2026-11-01"), ("2026-11-02 07:30", "2026-11-02 15:00", null), ("2026-11-02 15:00", "2026-11-02 07:30", (string?)null) })
                foreach (var line in Told($"{policy} box {last} {found} {paper}", () => days.For(new LetterboxFind { LastEmptiedAt = Clock(last), FoundAt = Clock(found), PaperOn = paper is null ? null : Day(paper), CompartmentOn = paper is null ? null : Day(paper) })))
                    yield return line;
        }

        foreach (var on in new[] { "2010-12-31", "2011-01-01", "2004-12-31", "2027-02-28" })
            foreach (var line in Told($"effective {on}", () => EffectiveFrom.ForApplication(Day(on))))
                yield return line;
        foreach (var foreign in new[]
        {
            new ForeignDeclaration { ArrivedOn = Day("2026-11-27"), Understood = true },
            new() { ArrivedOn = Day("2026-11-27"), TranslationDueOn = Day("2026-12-18") },
            new() { ArrivedOn = Day("2026-11-27"), TranslationDueOn = Day("2026-12-18"), ConsequenceStated = true },
            new() { ArrivedOn = Day("2026-11-27"), TranslationDueOn = Day("2026-12-18"), ConsequenceStated = true, TranslatedOn = Day("2026-12-18") },
            new() { ArrivedOn = Day("2026-11-27"), TranslationDueOn = Day("2026-12-18"), ConsequenceStated = true, TranslatedOn = Day("2026-12-19") },
        })
            foreach (var line in Told("foreign", foreign.Received))
                yield return line;
    }

    private static IEnumerable<string> Told(string name, Func<ReasonedDay> find)
    {
        string[] said;
        try
        {
            var day = find();
            said = [$"{Iso(day.On)} {(day as ReceiptDay)?.Policy}", .. Languages.Select(l => day.Reasons.InLines(l))];
        }
        catch (Exception no) when (no is NotComputable or ArgumentException)
        {
            said = [no.Message];
        }

        return said.Prepend("# " + name);
    }

    private static string? Refusal(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception no) when (no is NotComputable or FormatException or ArgumentException)
        {
            return no.Message;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
