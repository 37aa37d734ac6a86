using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>Runs <see cref="CheckJournal"/> at three at night; a house that was closed then does it a minute after it opens.</summary>
public sealed partial class NightlyCheck(HouseScope asHouse, JournalStates states, TimeProvider clock, ILogger<NightlyCheck> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private static readonly TimeOnly Hour = new(3, 0);

    private bool begun = true;

    protected override async Task Once(CancellationToken stop)
    {
        if (IsDue(await states.See(stop), begun))
            await Check(stop);
        begun = false;
    }

    protected override void Failed(Exception e) => CheckFailed(log, e);

    /// <summary>Due when the last check is from before the last three o'clock, and there was something to check then; after a start also when it found a fault.</summary>
    internal static bool IsDue(JournalState state, bool begun)
    {
        if (state.Head is null)
            return false;
        if (begun && state.Fault is not null)
            return true;
        var since = GermanTime.LastAt(Hour, state.Now);
        return state.CheckedAt is { } last ? last < since : state.Head.Number > 0 && state.Head.SignedAt < since;
    }

    private async Task Check(CancellationToken stop)
    {
        await using var scope = asHouse();
        var found = await scope.ServiceProvider.GetRequiredService<CheckJournal>().Run(stop);
        if (found.Fault is { } fault)
            FaultSeen(log, fault.Where, fault.Means);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The journal does not fit its anchors. {Where}: {Means} Keep everything as it is; docs/operating.md says what to do")]
    private static partial void FaultSeen(ILogger log, string where, string means);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal could not be checked and will be tried again")]
    private static partial void CheckFailed(ILogger log, Exception e);
}
