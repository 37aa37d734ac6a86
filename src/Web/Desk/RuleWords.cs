using OffenesHaus.Law;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Desk;

/// <summary>What the rules of the Law shelf are called at the desk: put together from the way of notification and the period.</summary>
public static class RuleWords
{
    private static readonly Dictionary<string, string> Ways = new(StringComparer.Ordinal)
    {
        ["post_"] = "Post",
        ["portal_"] = "Abruf online",
        ["electronic_"] = "elektronisch gesendet",
        ["in_person_"] = "übergeben",
    };

    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["objection_1m"] = "Widerspruch, 1 Monat",
        ["objection_3m_abroad"] = "Widerspruch, 3 Monate (Ausland)",
        ["objection_1y"] = "Widerspruch, 1 Jahr",
        ["objection_1y_no_instruction"] = "Widerspruch, 1 Jahr (ohne Belehrung)",
        ["action_1m"] = "Klage, 1 Monat",
        ["action_3m_abroad"] = "Klage, 3 Monate (Ausland)",
        ["action_1y"] = "Klage, 1 Jahr",
        ["action_1y_no_instruction"] = "Klage, 1 Jahr (ohne Belehrung)",
        ["authority_period_days:"] = "Frist der Behörde in Tagen",
        ["authority_period_weeks:"] = "Frist der Behörde in Wochen",
        ["authority_period_months:"] = "Frist der Behörde in Monaten",
        ["authority_period_years:"] = "Frist der Behörde in Jahren",
        ["review_last_day"] = "Überprüfung, letzter Tag",
        ["sanction_start"] = "Minderung beginnt",
        ["notify_post_domestic"] = "Bekanntgabe: Post im Inland",
        ["notify_portal_retrieval"] = "Bekanntgabe: Abruf online",
        ["notify_electronic_send"] = "Bekanntgabe: elektronisch gesendet",
        ["notify_in_person"] = "Bekanntgabe: übergeben",
        ["authority_fixed_day_plain"] = "Tag genannt",
        ["authority_fixed_day_26_3_2"] = "Tag genannt, mit Hinweis auf § 26 Abs. 3 SGB X",
        ["appointment"] = "Termin",
        ["benefit_period_end_months:"] = "Bewilligung endet nach Monaten",
        ["benefit_effective_from"] = "Antrag wirkt ab",
        ["application_date_other_authority"] = "Eingang bei anderer Behörde",
        ["renewal_last_day_without_gap"] = "Weiterbewilligung ohne Lücke",
        ["review_effect_from"] = "Überprüfung wirkt zurück bis",
        ["reinstatement_sgbx_2w"] = "Wiedereinsetzung, 2 Wochen (§ 27 SGB X)",
        ["reinstatement_sgg_1m"] = "Wiedereinsetzung, 1 Monat (§ 67 SGG)",
        ["inaction_wait_end_months:"] = "Untätigkeitsklage: Wartezeit in Monaten (6 oder 3)",
        ["dsar_1m"] = "Auskunft über Daten, 1 Monat",
        ["dsar_2m"] = "Auskunft über Daten, 2 Monate",
        ["dsar_3m"] = "Auskunft über Daten, 3 Monate",
        ["interest_start"] = "Verzinsung beginnt",
        ["capacity_age15_from"] = "Handlungsfähig mit 15",
    };

    public static string Of(string rule) =>
        Rules.TryGetValue(rule, out var words) ? words
        : Ways.FirstOrDefault(w => rule.StartsWith(w.Key, StringComparison.Ordinal)) is { Key: { } way, Value: { } sent } && Rules.TryGetValue(rule[way.Length..], out var after) ? $"{after}; {sent}"
        : rule;

    /// <summary>The ways whose last moment the picture shows: those that suffice for the act at this office. None where it is done elsewhere, or by the office itself.</summary>
    public static IReadOnlyList<Channel> WaysOf(string rule)
    {
        var act = Ways.Keys.FirstOrDefault(w => rule.StartsWith(w, StringComparison.Ordinal)) is { } way ? rule[way.Length..] : rule;
        return act.StartsWith("objection_", StringComparison.Ordinal) || act == "reinstatement_sgg_1m" ? DeadlineEvent.Signed
            : act.StartsWith("authority_", StringComparison.Ordinal) || act is "review_last_day" or "renewal_last_day_without_gap" or "reinstatement_sgbx_2w" ? DeadlineEvent.Any
            : [];
    }

    /// <summary>Why a rule gives no day.</summary>
    public static string NoDay(string rule, InputPart part) => part switch
    {
        InputPart.Rule when rule == "inaction_wait_end_months:" => "Die Wartezeit dauert 6 Monate nach einem Antrag, 3 Monate nach einem Widerspruch (§ 88 SGG). Schreiben Sie 6 oder 3.",
        InputPart.Rule => "Mit dieser Zahl gibt die Regel keinen Tag. Prüfen Sie bitte die Zahl.",
        _ => "Für diesen Tag gibt die Regel kein Datum: Sie galt damals noch nicht, oder er liegt außerhalb der Jahre 1900 bis 2100. Prüfen Sie bitte das Jahr.",
    };

    public static string Municipal(MunicipalDays days) => string.Join(" und ", new[]
    {
        days.HasFlag(MunicipalDays.AssumptionDay) ? "Mariä Himmelfahrt" : null,
        days.HasFlag(MunicipalDays.CorpusChristi) ? "Fronleichnam" : null,
        days.HasFlag(MunicipalDays.PeaceFestival) ? "Friedensfest" : null,
    }.OfType<string>());
}
