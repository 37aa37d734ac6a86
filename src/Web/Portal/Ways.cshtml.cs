using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Portal;

/// <summary>All ways to the office: what is open now, the ordinary week, days that differ, what each way is good for; and the same hours for machines (schema.org).</summary>
public sealed class WaysModel(Timetable timetable, OpenNow open, OfficeSettings office) : PageModel
{
    public const int DaysAhead = 30;

    /// <summary>Machines are told further ahead, so that a closure at the year's end is known in autumn.</summary>
    private const int DaysPublished = 92;

    /// <summary>Monday first, as weeks are read here.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; } = [.. Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7)];

    public DateOnly Today { get; } = timetable.Today;

    public IReadOnlyList<IGrouping<DateOnly, DayAhead>> Different { get; } = [.. timetable.Ahead(DaysAhead).GroupBy(d => d.Day)];

    /// <summary>Days soon from which another ordinary week holds.</summary>
    public IReadOnlyList<IGrouping<DateOnly, Law.Channel>> Coming { get; } = timetable.Coming(DaysAhead);

    public bool KnowsHours => Timetable.Staffed.Any(c => timetable.Week(c, Today) is not null);

    /// <summary>The letterbox needs no hours in the table: it is open day and night.</summary>
    public bool LetterboxIsAlways => timetable.IsAlways(Law.Channel.Letterbox);

    public WeekShown Week => new("zeiten", Today, timetable.WithHours(Today), Today.DayOfWeek);

    public WeekShown WeekFrom(IGrouping<DateOnly, Law.Channel> change) => new($"ab-{change.Key.DayNumber}", change.Key, [.. change], null);

    /// <summary>JSON-LD. The serializer writes no angle bracket and no ampersand as such, so nothing in it can end the element it stands in.</summary>
    public string Published => JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "GovernmentOffice",
        ["name"] = office.Name,
        ["telephone"] = office.PhoneDialled,
        ["address"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["@type"] = "PostalAddress", ["streetAddress"] = office.Street, ["addressLocality"] = office.Town, ["addressCountry"] = "DE" },
        ["openingHoursSpecification"] = Hours(Law.Channel.Counter)?.Ordinary,
        ["specialOpeningHoursSpecification"] = Hours(Law.Channel.Counter)?.Exceptions,
        ["contactPoint"] = Hours(Law.Channel.Phone) is { } phone
            ? new Dictionary<string, object>(StringComparer.Ordinal) { ["@type"] = "ContactPoint", ["telephone"] = office.PhoneDialled, ["hoursAvailable"] = phone.Ordinary.Concat(phone.Exceptions) }
            : null,
    });

    public IReadOnlyList<Hours> On(WeekShown shown, Law.Channel channel, DayOfWeek day) => timetable.Week(channel, shown.On)?.Week.On(day) ?? [];

    private PublishedHours? Hours(Law.Channel channel) =>
        open.Plan is var plan && plan.Channels.Any(c => c.Channel == channel) ? PublishedHours.Of(plan, channel, Today, Today.AddDays(DaysPublished)) : null;
}

/// <summary>An ordinary week in a table: which heading names it, on which day it holds, whose hours; today's row stands out.</summary>
public sealed record WeekShown(string LabelledBy, DateOnly On, IReadOnlyList<Law.Channel> Ways, DayOfWeek? Today);
