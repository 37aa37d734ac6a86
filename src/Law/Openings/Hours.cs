using System.Runtime.InteropServices;

namespace OffenesHaus.Law.Openings;

/// <summary>One stretch of wall-clock time in Germany on one day. <c>To</c> 00:00 means 24:00.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hours
{
    /// <summary>Throws <see cref="ArgumentException"/> when the end is not after the beginning.</summary>
    public Hours(TimeOnly from, TimeOnly to)
    {
        if (to != TimeOnly.MinValue && to <= from)
            throw new ArgumentException("Hours end after they begin; hours over midnight are written as two days.", nameof(to));
        (From, To) = (from, to);
    }

    /// <summary>Day and night.</summary>
    public static Hours AllDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Wall clock in Germany; counts as open.</summary>
    public TimeOnly From { get; }

    /// <summary>Wall clock in Germany; counts as closed. 00:00 means 24:00.</summary>
    public TimeOnly To { get; }

    /// <summary>Full hours: <c>Hours.Of(8, 12)</c>, <c>Hours.Of(0, 24)</c>.</summary>
    public static Hours Of(int from, int to) => new(new TimeOnly(from, 0), to == 24 ? TimeOnly.MinValue : new TimeOnly(to, 0));

    internal Opening On(DateOnly day) =>
        new(GermanTime.InstantOf(day, From), To == TimeOnly.MinValue ? GermanTime.EndOf(day) : GermanTime.InstantOf(day, To, second: true));
}
