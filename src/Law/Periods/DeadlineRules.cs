using System.Globalization;
using OffenesHaus.Law.Reasons;
using OffenesHaus.Law.Receipt;

namespace OffenesHaus.Law.Periods;

/// <summary>
/// The rules by name, for tables and other programs: <c>objection_1m</c> counts from notification, <c>post_objection_1m</c> from posting,
/// <c>authority_period_days:14</c> takes its number. An unknown rule or impossible input throws <see cref="NotComputable"/> with a sentence.
/// </summary>
public static class DeadlineRules
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    private static readonly Dictionary<string, Func<DateOnly, NotificationDay>> WaysOfNotification = new(StringComparer.Ordinal)
    {
        ["post_"] = NotificationDay.ByPost,
        ["portal_"] = NotificationDay.ByRetrievalNotice,
        ["electronic_"] = NotificationDay.ByElectronicTransmission,
        ["in_person_"] = NotificationDay.HandedOver,
    };

    private static readonly Dictionary<string, Func<NotificationDay, Where, ReasonedDay>> FromNotification = new(StringComparer.Ordinal)
    {
        ["objection_1m"] = (notified, where) => Remedies.Objection(notified, where.Place),
        ["objection_3m_abroad"] = (notified, where) => Remedies.ObjectionFromAbroad(notified, where.Place),
        ["objection_1y"] = (notified, where) => Remedies.ObjectionWithoutNotice(notified, where.Place),
        ["objection_1y_no_instruction"] = (notified, where) => Remedies.ObjectionWithoutNotice(notified, where.Place),
        ["action_1m"] = (notified, where) => Remedies.Action(notified, where.Place),
        ["action_3m_abroad"] = (notified, where) => Remedies.ActionFromAbroad(notified, where.Place),
        ["action_1y"] = (notified, where) => Remedies.ActionWithoutNotice(notified, where.Place),
        ["action_1y_no_instruction"] = (notified, where) => Remedies.ActionWithoutNotice(notified, where.Place),
        ["authority_period_days:"] = (notified, where) => AuthorityPeriods.Set(notified, PeriodLength.Days(where.Number), where.Place),
        ["authority_period_weeks:"] = (notified, where) => AuthorityPeriods.Set(notified, PeriodLength.Weeks(where.Number), where.Place),
        ["authority_period_months:"] = (notified, where) => AuthorityPeriods.Set(notified, PeriodLength.Months(where.Number), where.Place),
        ["authority_period_years:"] = (notified, where) => AuthorityPeriods.Set(notified, PeriodLength.Years(where.Number), where.Place),
        ["review_last_day"] = (notified, where) => Reviews.LastDay(notified, where.Place),
        ["sanction_start"] = (notified, _) => BenefitPeriods.ReductionBegins(notified),
    };

    private static readonly Dictionary<string, Func<DateOnly, Where, ReasonedDay>> FromEvent = new(StringComparer.Ordinal)
    {
        ["notify_post_domestic"] = (on, _) => NotificationDay.ByPost(on),
        ["notify_portal_retrieval"] = (on, _) => NotificationDay.ByRetrievalNotice(on),
        ["notify_electronic_send"] = (on, _) => NotificationDay.ByElectronicTransmission(on),
        ["notify_in_person"] = (on, _) => NotificationDay.HandedOver(on),
        ["authority_fixed_day_plain"] = (on, where) => AuthorityPeriods.NamedDay(on, where.Place),
        ["authority_fixed_day_26_3_2"] = (on, _) => AuthorityPeriods.NamedDayWithReference(on),
        ["appointment"] = (on, _) => AuthorityPeriods.Appointment(on),
        ["benefit_period_end_months:"] = (on, where) => BenefitPeriods.LastDay(on, where.Number),
        ["benefit_effective_from"] = (on, _) => EffectiveFrom.ForApplication(on),
        ["application_date_other_authority"] = (on, _) => ReceiptDays.AtOtherAuthority(on),
        ["renewal_last_day_without_gap"] = (on, _) => BenefitPeriods.LastDayToRenew(on),
        ["review_effect_from"] = (on, _) => Reviews.ReachesBackTo(on),
        ["reinstatement_sgbx_2w"] = (on, where) => OtherPeriods.ReinstatementUnderSgbX(on, where.Place),
        ["reinstatement_sgg_1m"] = (on, where) => OtherPeriods.ReinstatementUnderSgg(on, where.Place),
        ["inaction_wait_end_months:"] = (on, where) => OtherPeriods.InactionWaitEnds(on, where.Number),
        ["dsar_1m"] = (on, where) => OtherPeriods.DataAccessAnswer(on, where.Place),
        ["dsar_2m"] = (on, where) => OtherPeriods.DataAccessAnswer(on, where.Place, 2),
        ["dsar_3m"] = (on, where) => OtherPeriods.DataAccessAnswer(on, where.Place, 3),
        ["interest_start"] = (on, _) => BenefitPeriods.InterestBegins(on),
        ["capacity_age15_from"] = (on, _) => BenefitPeriods.CanApplyFrom(on),
    };

    /// <summary>Names of all rules; those ending in a colon take a number.</summary>
    public static IEnumerable<string> Names =>
        [.. FromEvent.Keys, .. FromNotification.Keys, .. WaysOfNotification.Keys.SelectMany(way => FromNotification.Keys.Where(rule => Chains(way, rule)).Select(rule => way + rule))];

    /// <summary>
    /// Computes a rule from the day of its event. The place may be null where the rule asks no calendar. The reasons cite the sections (§§). Throws <see cref="NotComputable"/>.
    /// <paramref name="arrivedOn"/>: the day on which what was sent really arrived, where the rule counts from a deemed day; null if that day stands.
    /// </summary>
    public static ReasonedDay Compute(string rule, DateOnly on, Place? place, DateOnly? arrivedOn = null)
    {
        if (on < Earliest || on > Latest || arrivedOn > Latest)
            throw new NotComputable($"The event lies outside the years {Earliest.Year} to {Latest.Year}.");

        var (name, where) = Read(rule, place);
        if (FromEvent.TryGetValue(name, out var fromEvent))
            return fromEvent(on, where) is var day && day is NotificationDay deemed && arrivedOn is { } later ? deemed.ArrivedOn(later) : day;
        if (FromNotification.TryGetValue(name, out var fromNotification))
            return fromNotification(NotificationDay.Known(on), where);

        foreach (var (way, notified) in WaysOfNotification)
        {
            if (name.StartsWith(way, StringComparison.Ordinal) && FromNotification.TryGetValue(name[way.Length..], out fromNotification))
            {
                return Chains(way, name[way.Length..])
                    ? fromNotification(arrivedOn is { } late ? notified(on).ArrivedOn(late) : notified(on), where)
                    : throw new NotComputable("§ 37 Abs. 2 S. 1 SGB X deems a letter notified only within Germany; abroad the day of arrival must be known.", InputPart.Rule);
            }
        }

        throw new NotComputable(Unknown(rule, name), InputPart.Rule);
    }

    private static bool Chains(string way, string rule) =>
        !(way == "post_" && rule.EndsWith("_abroad", StringComparison.Ordinal));

    private static (string Name, Where Where) Read(string rule, Place? place)
    {
        var colon = rule.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return (rule, new Where(place, 0));

        return int.TryParse(rule.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (rule[..(colon + 1)], new Where(place, number))
            : throw new NotComputable($"'{rule}' needs a whole number after the colon, such as {rule[..colon]}:14.", InputPart.Rule);
    }

    private static string Unknown(string rule, string name) =>
        rule.Length == 0 ? $"The rule is missing. {Known}"
        : Names.Contains(rule + ":", StringComparer.Ordinal) ? $"The rule '{rule}' needs a number, such as {rule}:14."
        : name.EndsWith(':') && Names.Contains(name[..^1], StringComparer.Ordinal) ? $"The rule '{name[..^1]}' takes no number."
        : $"The rule '{rule}' is not known. {Known}";

    private static string Known =>
        $"Known are {string.Join(", ", FromEvent.Keys.Concat(FromNotification.Keys))}; the latter {FromNotification.Count} also with {string.Join(", ", WaysOfNotification.Keys)} before them (post_ not before a rule that ends in _abroad).";

    private sealed record Where(Place? Known, int Number)
    {
        public Place Place => Known ?? throw new NotComputable($"This rule needs the Land whose holidays count; write one of {string.Join(", ", Enum.GetNames<Land>())}.", InputPart.Place);
    }
}
