using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Law.Pictures;
using OffenesHaus.Law.Reasons;
using OffenesHaus.Platform;

namespace OffenesHaus.Reach;

/// <summary>When a deadline ends and why, with the last moment of each way by the hours as they are known now. Keeps nothing.</summary>
public sealed class FindDeadline(OpenNow open, OfficeSettings office)
{
    // An application is no period: its last day never shifts, and ends at midnight all the same.
    private const string LastDayToRenew = "renewal_last_day_without_gap";

    /// <summary>Where the office sits, if nobody says another place.</summary>
    public Place Seat => office.Seat;

    /// <summary>Throws <see cref="NotComputable"/> with an English sentence where the law gives no day.</summary>
    public DeadlineFound See(DeadlineSought sought)
    {
        var day = DeadlineRules.Compute(sought.Rule, sought.From, sought.Place, sought.ArrivedOn);
        return new()
        {
            From = sought.From,
            Day = day,
            IsLastDay = day is PeriodEnd || sought.Rule == LastDayToRenew,
            LastMoments = day is PeriodEnd ? [] : [.. sought.Ways.Select(c => (c, open.Plan.LastMomentOn(c, day.On))).Where(m => m.Item2 is not null).Select(m => (m.c, m.Item2!.Value))],
            Picture = day is PeriodEnd end
                ? DeadlinePicture.Draw(end, new() { Language = sought.Language, Id = sought.Id, Plan = sought.Ways.Count == 0 ? null : open.Plan, Channels = sought.Ways })
                : null,
        };
    }
}

/// <summary>What is to be worked out: a rule of the Law shelf, from a day, at a place.</summary>
public sealed record DeadlineSought
{
    /// <summary>With its number where it takes one: <c>authority_period_days:14</c>.</summary>
    public required string Rule { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>When what was sent from then on really arrived, if later than the law deems.</summary>
    public DateOnly? ArrivedOn { get; init; }

    public required Place Place { get; init; }

    public required Law.Language Language { get; init; }

    /// <summary>Whose last moment is shown.</summary>
    public IReadOnlyList<Channel> Ways { get; init; } = [];

    /// <summary>Prefix of the ids in the picture; unique on its page.</summary>
    public string Id { get; init; } = "deadline";
}

/// <summary>A day of the law with its reasons, and the picture where it is the end of a period.</summary>
public sealed record DeadlineFound
{
    public required DateOnly From { get; init; }

    public required ReasonedDay Day { get; init; }

    /// <summary>Until its end, 24:00, something can be done.</summary>
    public required bool IsLastDay { get; init; }

    /// <summary>Until when each way is open on a last day without a picture; a way that does not open on it is left out.</summary>
    public required IReadOnlyList<(Channel Way, DateTimeOffset Until)> LastMoments { get; init; }

    public required DeadlinePicture? Picture { get; init; }
}
