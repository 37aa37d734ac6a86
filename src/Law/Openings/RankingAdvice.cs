using System.Globalization;
using OffenesHaus.Law.Holidays;
using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Openings;

/// <summary>The sentences that a list of open doors doesn't say by itself.</summary>
internal static class RankingAdvice
{
    // Letters: 95 of 100 on the third working day, 99 on the fourth (§ 18 PostG).
    private const int PostTakes = 5;

    public static IEnumerable<Advice> For(OpeningPlan plan, ChannelQuestion question)
    {
        var today = GermanTime.DayOf(question.At);
        var staffed = plan.StatesAt(question.At).Where(state => state.Channel is Channel.Counter or Channel.Phone).ToList();
        var somebody = staffed.Any(state => state.IsOpen);
        var next = staffed.Min(state => state.OpensAt);

        if (HouseIsShutAllDay(plan, today))
            yield return PeriodsEndToday(plan, question.At);

        if (question.Goal == Goal.SaveDate)
        {
            foreach (var advice in ForTheDate(question, today, nobodyThisMonth: !somebody && !(next is { } opens && SameMonth(GermanTime.DayOf(opens), today))))
                yield return advice;
        }

        if (!somebody)
            yield return NobodyUntil(question.At, next);
        if (!somebody && question.Goal == Goal.GetAnswer)
            yield return new(AdviceKind.CallBack, new("Bitten Sie um einen Rückruf: wir rufen an.", "Ask for a call back: we call you.", "اطلبوا أن نتصل بكم: نحن نتصل."));
        // Who is only let out any more helps nobody who still has to come.
        if (!staffed.Any(state => state.State == Openness.Open) && question.Goal == Goal.Emergency)
            yield return new(AdviceKind.EmergencyNumbers, new("Rufen Sie die Notrufnummern an. Sie sind Tag und Nacht da.", "Call the emergency numbers. They are there day and night.", "اتصلوا بأرقام الطوارئ. هي متاحة ليلًا ونهارًا."));
        if (question.DueOn is { } due && WorkingDaysUntil(plan, today, due) < PostTakes)
            yield return new(AdviceKind.PostTooSlow, new("Ein Brief mit der Post kommt vielleicht zu spät.", "A letter by post may come too late.", "قد تصل الرسالة بالبريد متأخرة."));
    }

    private static IEnumerable<Advice> ForTheDate(ChannelQuestion question, DateOnly today, bool nobodyThisMonth)
    {
        if (question.Declaration == Declaration.Objection)
        {
            yield return new(AdviceKind.FormNeeded, new("Ein Widerspruch braucht eine Unterschrift, den Online-Ausweis oder eine Niederschrift vor Ort. Ein Anruf reicht nicht.", "An objection needs a signature, eID or a statement for the record. A call doesn't suffice.", "الاعتراض يحتاج إلى توقيع أو بطاقة هوية إلكترونية أو تسجيل في المكان. الاتصال لا يكفي."), "§ 84 Abs. 1 SGG");
            yield return new(AdviceKind.OtherAuthority, new("Auch jede andere deutsche Behörde wahrt die Frist.", "Any other German authority keeps the period too.", "أي دائرة ألمانية أخرى تحفظ المهلة أيضًا."), "§ 84 Abs. 2 SGG");
            yield break;
        }

        var last = new DateOnly(today.Year, today.Month, DateTime.DaysInMonth(today.Year, today.Month));
        if (nobodyThisMonth)
            yield return new(AdviceKind.MonthEndsUnstaffed, new($"Ein Antrag bis {Long(last, German)}, 24 Uhr zählt noch für diesen Monat.", $"An application until {Long(last, English)}, 24:00 still counts for this month.", $"الطلب حتى {Long(last, Arabic)}، الساعة 24 يُحتسب لهذا الشهر."), "§ 37 Abs. 2 S. 2 SGB II");
        yield return new(AdviceKind.OtherAuthority, new("Auch andere Sozialbehörden und jede Gemeinde nehmen den Antrag an. Der Tag dort zählt.", "Other benefit carriers and every municipality take the application too. The day there counts.", "دوائر اجتماعية أخرى وكل بلدية تستلم الطلب أيضًا. يُحتسب اليوم هناك."), "§ 16 Abs. 1 und 2 SGB I");
    }

    private static Advice NobodyUntil(DateTimeOffset at, DateTimeOffset? next)
    {
        if (next is not { } opens)
            return new(AdviceKind.NobodyUntil, new("Wann wieder jemand da ist, ist nicht bekannt.", "When somebody will be there again is not known.", "لا نعرف متى يوجد أحد من جديد."));

        var hours = Math.Ceiling((opens - at).TotalHours).ToString(CultureInfo.InvariantCulture);
        return new(AdviceKind.NobodyUntil, new($"Bis {Clock(opens, German)} spricht niemand mit Ihnen ({hours} Std.).", $"Nobody can talk to you until {Clock(opens, English)} ({hours} h).", $"حتى {Clock(opens, Arabic)} لا يتكلم معكم أحد ({hours} ساعة)."));
    }

    // A counter that reopens this afternoon, or a telephone that is broken, doesn't make a closed house.
    private static bool HouseIsShutAllDay(OpeningPlan plan, DateOnly today) =>
        plan.DayOf(Channel.Counter, today) is { Openings.Count: 0, Closures.Count: > 0 } && Calendar(plan, today) is { } calendar && calendar.IsWorkingDay(today);

    private static Advice PeriodsEndToday(OpeningPlan plan, DateTimeOffset at)
    {
        var open = (plan.StateOf(Channel.Letterbox, at).State == Openness.Open, plan.StateOf(Channel.Portal, at).State == Openness.Open) switch
        {
            (true, true) => new Wording(": Briefkasten und online sind offen.", ": letterbox and online are open.", ": صندوق البريد والإنترنت مفتوحان."),
            (true, false) => new(": Der Briefkasten ist offen.", ": the letterbox is open.", ": صندوق البريد مفتوح."),
            (false, true) => new(": Online ist offen.", ": online is open.", ": الإنترنت مفتوح."),
            _ => new(".", ".", "."),
        };
        return new(
            AdviceKind.PeriodsEndToday,
            new($"Das Haus ist heute geschlossen. Fristen enden trotzdem heute um 24 Uhr{open.German}", $"The house is closed today. Periods end today at 24:00 all the same{open.English}", $"المبنى مغلق اليوم. مع ذلك تنتهي المهل اليوم الساعة 24{open.Arabic}"),
            "§ 26 Abs. 3 SGB X");
    }

    private static int WorkingDaysUntil(OpeningPlan plan, DateOnly today, DateOnly due)
    {
        var calendar = Calendar(plan, today);
        var days = 0;
        for (var day = today.AddDays(1); day <= due && days < PostTakes; day = day.AddDays(1))
            days += calendar?.IsWorkingDay(day) ?? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? 1 : 0;
        return days;
    }

    private static HolidayCalendar? Calendar(OpeningPlan plan, DateOnly today) =>
        plan.Channels.Select(channel => channel.WeekOn(today)?.HolidaysOf).FirstOrDefault(place => place is not null) is { } place ? HolidayCalendar.For(place) : null;

    private static bool SameMonth(DateOnly a, DateOnly b) => a.Year == b.Year && a.Month == b.Month;
}
