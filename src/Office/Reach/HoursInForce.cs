using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;

namespace OffenesHaus.Reach;

/// <summary>
/// The plan of hours as this process holds it in memory: read once, read again when something was published or withdrawn here,
/// and every few seconds asked whether another process did. So no page waits for the database to say when the door opens.
/// </summary>
public sealed class HoursInForce(OfficeSettings office)
{
    // Changes are only ever added, published, then withdrawn: the three counts never stand for two different states.
    private const string Version = """SELECT count(*)::text || '.' || count(published_at) || '.' || count(withdrawn_at) AS "Value" FROM reach.hours_change""";

    private readonly Lock turn = new();
    private string read = "";

    /// <summary>Something in the plan is other than before.</summary>
    public event EventHandler? Changed;

    /// <summary>Until the first reading only this house itself is known to be open: everything else is unknown, not closed.</summary>
    public OpeningPlan Plan { get; private set; } = Together([], office);

    /// <summary>True when there was something new.</summary>
    public async Task<bool> Refresh(OfficeDb db, CancellationToken stop)
    {
        var version = await db.Database.SqlQueryRaw<string>(Version).SingleAsync(stop);
        if (version == read)
            return false;

        var changes = await db.Set<HoursChange>().AsNoTracking().Where(c => c.PublishedAt != null && c.WithdrawnAt == null).OrderBy(c => c.PublishedAt).ThenBy(c => c.Turn).ToListAsync(stop);
        lock (turn)
        {
            Plan = Together(changes, office);
            read = version;
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>The plan as it would be with one change more; only looked at, never kept.</summary>
    public OpeningPlan With(HoursWanted wanted, DateTimeOffset now) => Add(Plan, wanted, now, office);

    private static OpeningPlan Together(IEnumerable<HoursChange> changes, OfficeSettings office) =>
        changes.Aggregate(
            new OpeningPlan { Channels = [new() { Channel = Channel.Portal, Weeks = [new() { ValidFrom = DateOnly.MinValue, Week = WeekHours.Always }] }] },
            (plan, change) => Add(plan, change.Wanted, change.PublishedAt!.Value, office));

    private static OpeningPlan Add(OpeningPlan plan, HoursWanted wanted, DateTimeOffset publishedAt, OfficeSettings office) => wanted switch
    {
        // Always in the same order, so that ways which are equally good are always named in it too.
        WeekWanted week => plan with { Channels = [.. plan.Channels.Where(c => c.Channel != week.Channel).Append(Grown(plan.Channels.FirstOrDefault(c => c.Channel == week.Channel), week, office)).OrderBy(c => OpenNow.Shown.IndexOf(c.Channel))] },
        SpecialWanted special => plan with
        {
            SpecialHours =
            [
                .. plan.SpecialHours, new()
                {
                    Channel = special.Channel,
                    From = special.From,
                    Through = special.Through,
                    Week = WeekHours.EveryDay(HoursText.Read(special.Hours) ?? []),
                    Reason = special.Reason,
                    PublishedAt = publishedAt,
                    Priority = special.OnHolidays ? Priority.OpenOnHoliday : Priority.SpecialHours,
                },
            ],
        },
        ClosureWanted closure => plan with
        {
            Closures =
            [
                .. plan.Closures, new()
                {
                    Channels = closure.Shut,
                    From = closure.From,
                    Until = closure.Until,
                    Reason = closure.Reason,
                    Instead = closure.Instead,
                    PublishedAt = publishedAt,
                },
            ],
        },
        _ => plan,
    };

    // Of two weeks from the same day the one that was published later holds.
    private static ChannelPlan Grown(ChannelPlan? known, WeekWanted wanted, OfficeSettings office) => new()
    {
        Channel = wanted.Channel,
        Weeks =
        [
            .. (known?.Weeks ?? []).Where(w => w.ValidFrom != wanted.ValidFrom), new()
            {
                ValidFrom = wanted.ValidFrom,
                Week = WeekOf(wanted.Week),
                HolidaysOf = wanted.Holidays switch { "" => null, WeekWanted.OfOffice => office.Seat, var place => Place.Parse(place, provider: null) },
                LastAdmission = TimeSpan.FromMinutes(wanted.LastAdmission),
            },
        ],
    };

    private static WeekHours WeekOf(IReadOnlyList<string> days)
    {
        IReadOnlyList<Hours> On(int day) => HoursText.Read(days.ElementAtOrDefault(day)) ?? [];
        return new() { Monday = On(0), Tuesday = On(1), Wednesday = On(2), Thursday = On(3), Friday = On(4), Saturday = On(5), Sunday = On(6) };
    }
}
