using System.Runtime.InteropServices;

namespace OffenesHaus.Law.Openings;

/// <summary>Open from an instant (counts as open) until an instant (counts as closed); both in UTC.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Opening(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The same as wall clock in Germany, for an opening within one day.</summary>
    public Hours OnTheClock => new(TimeOnly.FromDateTime(GermanTime.ClockAt(From).DateTime), TimeOnly.FromDateTime(GermanTime.ClockAt(Until).DateTime));

    internal bool Holds(DateTimeOffset at) => From <= at && at < Until;

    /// <summary>What is left when a closure takes its part.</summary>
    internal IEnumerable<Opening> Without(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= From || Until <= from)
        {
            yield return this;
            yield break;
        }

        if (From < from)
            yield return new(From, from);
        if (until < Until)
            yield return new(until, Until);
    }
}
