using System.Security.Cryptography;
using System.Text.Json;
using OffenesHaus.Cases;
using OffenesHaus.Law;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Admin;

/// <summary>Shows what a change would make of the next weeks, and which terms end on days it shuts. Nothing is saved by looking.</summary>
public sealed class HoursPreview(HoursInForce hours, ProposeHours propose, TermsEnding terms, TimeProvider clock)
{
    public async Task<PreviewShown> See(HoursWanted wanted, CancellationToken stop)
    {
        propose.Prove(wanted);
        var now = clock.GetUtcNow();
        var (before, after) = (hours.Plan, hours.With(wanted, now));
        var from = wanted.Days.From > GermanTime.DayOf(now) ? wanted.Days.From : GermanTime.DayOf(now);
        return new()
        {
            Wanted = wanted,
            AtOnce = propose.HoldsAtOnce(wanted),
            Print = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(wanted)))[..32],
            Weeks = [.. wanted.Channels.Select(c => WeeksAhead.Of(after, before, c, from))],
            Terms = Shuts(wanted) ? await terms.See(wanted.Days.From, wanted.Days.Through, stop) : null,
            StayOpen = [.. OpenNow.Shown.Where(c => !wanted.Channels.Contains(c) && after.Channels.Any(p => p.Channel == c))],
        };
    }

    private static bool Shuts(HoursWanted wanted) => wanted is ClosureWanted or SpecialWanted { Hours.Length: 0 };
}

/// <summary>The preview of one change.</summary>
public sealed record PreviewShown
{
    public required HoursWanted Wanted { get; init; }

    /// <summary>It holds without a second person.</summary>
    public required bool AtOnce { get; init; }

    /// <summary>Goes with the form: what is proposed must be what was looked at.</summary>
    public required string Print { get; init; }

    public required IReadOnlyList<WeeksAhead> Weeks { get; init; }

    /// <summary>Null: the change shuts nothing.</summary>
    public required TermsSeen? Terms { get; init; }

    public required IReadOnlyList<Channel> StayOpen { get; init; }
}
