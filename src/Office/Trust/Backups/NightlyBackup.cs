using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>Backs up at two at night to the folder that is configured; a house that was closed then does it a minute after it opens. Keeps as many sets as it is told.</summary>
internal sealed partial class NightlyBackup(HouseScope asHouse, BackupTarget target, OfficePlace place, TimeProvider clock, ILogger<NightlyBackup> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private static readonly TimeOnly Hour = new(2, 0);
    private readonly TimeProvider clock = clock;

    /// <summary>Due when the last whole one in its folder is from before the last two o'clock; what failed there is tried again after an hour.</summary>
    internal static bool IsDue(LastBackup? last, string folder, DateTimeOffset now)
    {
        if (last is { Trouble: not null } && last.Folder == LastBackup.Named(folder) && now - last.At < TimeSpan.FromHours(1))
            return false;
        return last?.WholeIn(folder) is not { } whole || whole < GermanTime.LastAt(Hour, now);
    }

    protected override async Task Once(CancellationToken stop)
    {
        var last = LastBackup.Read(place.Folder);
        if (target.Folder is not { } folder || !IsDue(last, folder, clock.GetUtcNow()))
            return;
        await using var scope = asHouse();
        try
        {
            if ((await scope.ServiceProvider.GetRequiredService<KeepBackup>().Run(folder, target.Keep, _ => { }, stop)).Trouble is { } trouble)
                BackupTroubled(log, trouble);
        }
        catch (CannotStart no)
        {
            BackupFailed(log, no.Sentence);
        }
    }

    protected override void Failed(Exception e) => BackupBroke(log, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly backup is not whole: {Trouble}")]
    private static partial void BackupFailed(ILogger log, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly backup is whole, but: {Trouble}")]
    private static partial void BackupTroubled(ILogger log, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly backup broke off and will be tried again")]
    private static partial void BackupBroke(ILogger log, Exception e);
}

/// <summary>Where the nightly backup goes, and how many sets stay there.</summary>
public sealed record BackupTarget
{
    /// <summary>Absent: no nightly backup.</summary>
    public string? Folder { get; init; }

    public int Keep { get; init; } = 14;
}
