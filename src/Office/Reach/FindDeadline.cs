using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Law.Pictures;
using OffenesHaus.Law.Reasons;
using OffenesHaus.Platform;

namespace OffenesHaus.Reach;

/// <summary>When a deadline ends and why, with the last moment of each way by the hours as they are known now. Keeps nothing.</summary>
public sealed class FindDeadline(OpenNow open, OfficeSettings office)
{
    /// <summary>Where the office sits, if nobody says another place.</summary>
    public Place Seat => office.Seat;

    /// <summary>Throws <see cref="NotComputable"/> with an English sentence where the law gives no day.</summary>
    public DeadlineFound See(DeadlineSought sought)
    {
        var day = DeadlineRules.Compute(sought.Rule, sought.From, sought.Place);
        return new()
        {
            From = sought.From,
            Day = day,
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

    public required DeadlinePicture? Picture { get; init; }
}
