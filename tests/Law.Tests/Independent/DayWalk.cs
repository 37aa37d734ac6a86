namespace OffenesHaus.Law.Tests.Independent;

/// <summary>
/// The law once more, written in another style: it turns the calendar day by day and asks of each day whether it counts.
/// It shares no line with the Law shelf and knows neither its tables nor AddMonths.
/// </summary>
internal static class DayWalk
{
    /// <summary>Null where the walk does not know the rule.</summary>
    public static DateOnly? End(string rule, int number, DateOnly on, string place)
    {
        foreach (var (way, wait) in new[] { ("post_", Wait(on)), ("electronic_", Wait(on)), ("portal_", Wait(on)), ("in_person_", 0) })
        {
            if (rule.StartsWith(way, StringComparison.Ordinal))
                return End(rule[way.Length..], number, Days(on, wait), place);
        }

        return rule switch
        {
            "notify_post_domestic" or "notify_electronic_send" or "notify_portal_retrieval" => Days(on, Wait(on)),
            "notify_in_person" or "appointment" or "authority_fixed_day_26_3_2" or "application_date_other_authority" => on,
            "authority_fixed_day_plain" => OnWorkingDay(on, place),
            "objection_1m" or "action_1m" or "reinstatement_sgg_1m" or "dsar_1m" => OnWorkingDay(Months(on, 1), place),
            "objection_3m_abroad" or "action_3m_abroad" or "dsar_3m" => OnWorkingDay(Months(on, 3), place),
            "dsar_2m" => OnWorkingDay(Months(on, 2), place),
            "objection_1y" or "action_1y" or "objection_1y_no_instruction" or "action_1y_no_instruction" => OnWorkingDay(Months(on, 12), place),
            "reinstatement_sgbx_2w" => OnWorkingDay(Days(on, 14), place),
            "authority_period_days:" => OnWorkingDay(Days(on, number), place),
            "authority_period_weeks:" => OnWorkingDay(Days(on, 7 * number), place),
            "authority_period_months:" => OnWorkingDay(Months(on, number), place),
            "authority_period_years:" => OnWorkingDay(Months(on, 12 * number), place),
            "review_last_day" => OnWorkingDay(Next(on, d => d is { Month: 12, Day: 31 } && d.Year == on.Year + 4), place),
            "inaction_wait_end_months:" => Months(on, number),
            "sanction_start" => Next(on, d => d.Day == 1),
            "interest_start" => Firsts(on, 7),
            "benefit_effective_from" => Back(on, d => d.Day == 1),
            "renewal_last_day_without_gap" => LastOfMonth(Days(on, 1)),
            "benefit_period_end_months:" => Months(on, number) is var same && same.Day == on.Day ? Before(same) : same,
            _ => null,
        };
    }

    /// <summary>Walked through the week and the year, not looked up.</summary>
    public static bool IsOff(DateOnly day, string place)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return true;
        var land = place[..2];
        bool In(string lands) => lands.Split(' ').Contains(land);
        var fromEaster = day.DayNumber - EasterSunday(day.Year).DayNumber;
        return (day.Month, day.Day) switch
        {
            (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) => true,
            (1, 6) => In("BW BY ST"),
            (3, 8) => (land == "BE" && day.Year >= 2019) || (land == "MV" && day.Year >= 2023),
            (5, 8) when day.Year is 2020 or 2025 && land == "BE" => true,
            (6, 17) when day.Year == 2028 && land == "BE" => true,
            (8, 8) => place.Contains("Peace", StringComparison.Ordinal),
            (8, 15) when land == "SL" || place.Contains("Assumption", StringComparison.Ordinal) => true,
            (9, 20) when land == "TH" && day.Year >= 2019 => true,
            (10, 31) => In("BB MV SN ST TH") || day.Year == 2017 || (day.Year > 2017 && In("HB HH NI SH")),
            (11, 1) => In("BW BY NW RP SL"),
            _ => fromEaster is -2 or 1 or 39 or 50
                || (fromEaster == 60 && (In("BW BY HE NW RP SL") || place.Contains("Corpus", StringComparison.Ordinal)))
                || (land == "SN" && day is { Month: 11, DayOfWeek: DayOfWeek.Wednesday, Day: >= 16 and <= 22 }),
        };
    }

    // Four days for what is sent from 2025 on, three before.
    private static int Wait(DateOnly sent) => sent.Year >= 2025 ? 4 : 3;

    // Butcher's rule; the Law shelf goes by the golden number in another way.
    private static DateOnly EasterSunday(int y)
    {
        int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (19 * l)) / 433;
        var n = (h + l - (7 * m) + 90) / 25;
        return new DateOnly(y, n, (h + l - (7 * m) + (33 * n) + 19) % 32);
    }

    private static DateOnly Days(DateOnly day, int count)
    {
        for (; count > 0; count--)
            day = day.AddDays(1);
        return day;
    }

    private static DateOnly Months(DateOnly from, int count)
    {
        var day = from;
        for (var turned = 0; ;)
        {
            day = day.AddDays(1);
            if (day.Day == 1)
                turned++;
            if (turned == count && (day.Day == from.Day || (day.AddDays(1).Day == 1 && day.Day < from.Day)))
                return day;
        }
    }

    private static DateOnly Firsts(DateOnly from, int count)
    {
        for (; count > 0; count--)
            from = Next(from, d => d.Day == 1);
        return from;
    }

    private static DateOnly LastOfMonth(DateOnly day) => day.AddDays(1).Day == 1 ? day : Next(day, d => d.AddDays(1).Day == 1);

    private static DateOnly Before(DateOnly day) => day.AddDays(-1);

    private static DateOnly Next(DateOnly day, Func<DateOnly, bool> wanted)
    {
        do
            day = day.AddDays(1);
        while (!wanted(day));
        return day;
    }

    private static DateOnly Back(DateOnly day, Func<DateOnly, bool> wanted)
    {
        while (!wanted(day))
            day = day.AddDays(-1);
        return day;
    }

    private static DateOnly OnWorkingDay(DateOnly day, string place)
    {
        while (IsOff(day, place))
            day = day.AddDays(1);
        return day;
    }
}
