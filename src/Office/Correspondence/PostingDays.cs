using OffenesHaus.Law;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;

namespace OffenesHaus.Correspondence;

/// <summary>What follows from the day of posting: when a letter counts as arrived (§ 37 Abs. 2 SGB X), and what is left of a term in it (§ 26 SGB X).</summary>
public sealed class PostingDays(OfficeSettings office, TimeProvider clock)
{
    public DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    /// <summary>The posting run one most likely means: today, or the last working day. A day to come is never proposed: nothing was posted on it yet.</summary>
    public DateOnly Proposed
    {
        get
        {
            var calendar = HolidayCalendar.For(office.Seat);
            var day = Today;
            while (!calendar.IsWorkingDay(day))
                day = day.AddDays(-1);
            return day;
        }
    }

    /// <summary>The same for these letters: none can have been posted before it was written, though that was a Saturday.</summary>
    public DateOnly ProposedFor(IEnumerable<LetterInTray> letters) =>
        letters.Select(l => GermanTime.DayOf(l.WrittenAt)).Append(Proposed).Max();

    /// <summary>The next day on which the post room works: what is written now is posted then at the latest.</summary>
    public DateOnly Next
    {
        get
        {
            var calendar = HolidayCalendar.For(office.Seat);
            var day = Today.AddDays(1);
            while (!calendar.IsWorkingDay(day))
                day = day.AddDays(1);
            return day;
        }
    }

    public TermOnPaper Of(DateTimeOffset writtenAt, DateOnly postedOn, DateOnly? askedUntil)
    {
        var notified = NotificationDay.ByPost(postedOn).On;
        var planned = NotificationDay.ByPost(GermanTime.DayOf(writtenAt)).On;
        return new(notified, askedUntil is null ? TermState.None
            : askedUntil < AuthorityPeriods.NamedDay(notified.AddDays(1), office.Seat).On ? TermState.TooEarly
            : notified > planned ? TermState.Shortened : TermState.AsPlanned, askedUntil is { } until ? until.DayNumber - notified.DayNumber : 0);
    }

    internal void Prove(DateOnly postedOn, DateTimeOffset writtenAt)
    {
        if (postedOn > Today)
            throw new Refused("desk.posted-in-future", Today);
        var writtenOn = GermanTime.DayOf(writtenAt);
        if (postedOn < writtenOn)
            throw new Refused("desk.posted-before-written", writtenOn);
    }
}

/// <summary>When a letter counts as arrived, and how many days of its term are left from then on.</summary>
public sealed record TermOnPaper(DateOnly NotifiedOn, TermState State, int DaysLeft);

/// <summary>What the posting day makes of a term.</summary>
public enum TermState
{
    /// <summary>The letter sets no term.</summary>
    None,

    AsPlanned,

    /// <summary>Posted later than written: fewer days are left than were meant.</summary>
    Shortened,

    /// <summary>It ends before anybody can be held to it: a new term has to be set.</summary>
    TooEarly,
}
