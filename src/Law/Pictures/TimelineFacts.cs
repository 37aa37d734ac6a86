using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Openings;
using OffenesHaus.Law.Periods;
using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Pictures;

/// <summary>Reads the facts out of the reasons, the calendar and the opening hours.</summary>
internal static class TimelineFacts
{
    // A counter that was shut longer than this before the end has no last moment worth naming.
    private const int LookBack = 14;

    public static IReadOnlyList<TimelineFact> Of(PeriodEnd end, PictureRequest request) =>
    [
        .. Steps(end, request.Language),
        .. Holidays(end, request.Language),
        .. request.Plan is { } plan ? request.Channels.Select(channel => LastMoment(plan, channel, end.On, request.Language)).OfType<TimelineFact>() : [],
    ];

    private static IEnumerable<TimelineFact> Steps(PeriodEnd end, Language language)
    {
        foreach (var reason in end.Reasons)
        {
            var fact = reason switch
            {
                EventStep step => new TimelineFact(TimelineKind.Event, step.On, step.Headline(language), step.Section),
                FictionStep step => new(TimelineKind.Notified, step.On, new Wording($"Gilt als bekannt gegeben ({step.Days}. Tag)", $"Deemed notified (day {step.Days})", $"يُعدّ مُبلَّغًا (اليوم {step.Days})").In(language), step.Section),
                SettledStep { Settles: SettledKind.NotifiedInPerson or SettledKind.NotifiedWhenReceived } step => new(TimelineKind.Notified, step.On, new Wording("Bekannt gegeben", "Notified", "أُبلغ القرار").In(language), step.Section),
                PeriodStep step when step.EndsOn != end.On => new(TimelineKind.UnshiftedEnd, step.EndsOn, new Wording($"{step.Length.In(language)} danach, kein Werktag", $"{step.Length.In(language)} after that, no working day", $"{step.Length.In(language)} بعد ذلك، ليس يوم عمل").In(language), step.Section),
                _ => null,
            };
            if (fact is not null)
                yield return fact;
        }

        yield return new(TimelineKind.End, end.On, new Wording("Die Frist endet", "The period ends", "تنتهي المهلة").In(language), end.Reasons.OfType<ShiftStep>().FirstOrDefault()?.Section ?? end.Reasons.OfType<PeriodStep>().FirstOrDefault()?.Section ?? "") { Time = "24:00" };
    }

    private static IEnumerable<TimelineFact> Holidays(PeriodEnd end, Language language)
    {
        var calendar = HolidayCalendar.For(end.Place);
        for (var day = FirstDay(end); day <= end.On; day = day.AddDays(1))
        {
            if (calendar.On(day) is { } holiday)
                yield return new(TimelineKind.Holiday, day, holiday.Name.In(language), holiday.Section);
        }
    }

    /// <summary>The first day on the line: the first event, or the end itself.</summary>
    public static DateOnly FirstDay(PeriodEnd end) => end.Reasons.OfType<EventStep>().Select(step => step.On).Append(end.UnshiftedOn).Min();

    private static TimelineFact? LastMoment(OpeningPlan plan, Channel channel, DateOnly end, Language language)
    {
        for (var day = end; day > end.AddDays(-LookBack); day = day.AddDays(-1))
        {
            if (plan.LastMomentOn(channel, day) is not { } closes)
                continue;

            var time = closes == GermanTime.EndOf(day) ? "24:00" : DayWords.Time(closes);
            return new(TimelineKind.LastMoment, day, new Wording("Letzter Moment: ", "Last moment: ", "آخر لحظة: ").In(language) + channel.Name().In(language), "") { Time = time };
        }

        return null;
    }
}
