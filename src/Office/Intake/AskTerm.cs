using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Until when a person may be asked for something: counted from the day our words count as arrived (§ 37 Abs. 2 SGB X), never from today (§ 26 SGB X).</summary>
public sealed class AskTerm(OfficeSettings office, TimeProvider clock)
{
    private const int Days = 14;

    public AskTermView For(ReplyBy way)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());

        // Words at the status page are sent to nobody, so no fiction runs for them; they are given the time of one all the same.
        var notified = way == ReplyBy.Letter ? NotificationDay.ByPost(today) : NotificationDay.ByElectronicTransmission(today);
        return new(today, notified.On, AuthorityPeriods.NamedDay(notified.On.AddDays(1), office.Seat).On, AuthorityPeriods.Set(notified, PeriodLength.Days(Days), office.Seat).On);
    }

    /// <summary>The named day, moved off a weekend or holiday. Refuses one on which nobody can have read the question.</summary>
    internal DateOnly Prove(DateOnly wanted, ReplyBy way)
    {
        var term = For(way);
        if (wanted < term.Earliest)
            throw new Refused("desk.term-too-early", term.CountsAsArrived, term.Earliest);
        if (wanted > term.Today.AddYears(1))
            throw new Refused("desk.term-too-late", term.Proposed);
        return AuthorityPeriods.NamedDay(wanted, office.Seat).On;
    }
}

/// <summary>The days of a term that is about to be set.</summary>
public sealed record AskTermView(DateOnly Today, DateOnly CountsAsArrived, DateOnly Earliest, DateOnly Proposed);
