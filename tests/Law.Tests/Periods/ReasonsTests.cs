using System.Text.Json;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Periods;

public sealed class ReasonsTests
{
    private static readonly PeriodEnd Example = Remedies.Objection(NotificationDay.ByPost(Day("2026-10-14")), Place.In(Land.SN));

    [Fact]
    public void They_say_event_fiction_period_and_shift_one_a_line_in_German() =>
        Assert.Equal(
            """
            Zur Post gegeben: Mittwoch, 14. Oktober 2026.
            Gilt am 4. Tag danach als bekannt gegeben: Sonntag, 18. Oktober 2026. Samstag, Sonntag und Feiertag ändern daran nichts. [§ 37 Abs. 2 S. 1 SGB X]
            1 Monat danach: Mittwoch, 18. November 2026. [§ 84 Abs. 1 S. 1, § 64 Abs. 1 und 2 SGG]
            Kein Werktag: Mittwoch, 18. November 2026 (Buß- und Bettag, Sachsen, § 1 SächsSFG). Die Frist endet am nächsten Werktag: Donnerstag, 19. November 2026, 24 Uhr. [§ 64 Abs. 3 SGG]
            """,
            Example.Reasons.InLines(Language.German));

    [Fact]
    public void They_say_the_same_in_English() =>
        Assert.Contains("No working day: Wednesday, 18 November 2026 (Day of Repentance and Prayer, Saxony, § 1 SächsSFG).", Example.Reasons.InLines(Language.English), StringComparison.Ordinal);

    [Fact]
    public void They_can_be_stored_and_read_again()
    {
        var stored = JsonSerializer.Serialize(Example.Reasons);
        var read = JsonSerializer.Deserialize<List<Reason>>(stored)!;

        Assert.Equal(Example.Reasons.InLines(Language.German), read.InLines(Language.German));
    }

    [Fact]
    public void On_Christmas_Eve_they_say_that_a_closed_house_changes_nothing() =>
        Assert.Contains("Auch wenn das Haus geschlossen ist", Remedies.Objection(NotificationDay.Known(Day("2026-11-24")), Place.In(Land.SN)).Reasons.InLines(Language.German), StringComparison.Ordinal);

    [Fact]
    public void They_warn_where_only_some_municipalities_have_the_holiday()
    {
        var notified = NotificationDay.Known(Day("2029-07-15"));

        Assert.Contains("Prüfen: Mittwoch, 15. August 2029", Remedies.Objection(notified, Place.In(Land.BY)).Reasons.InLines(Language.German), StringComparison.Ordinal);
        Assert.Equal(Day("2029-08-16"), Remedies.Objection(notified, Place.In(Land.BY, MunicipalDays.AssumptionDay)).On);
    }

    [Fact]
    public void A_later_arrival_replaces_the_fiction_and_an_earlier_one_does_not()
    {
        var deemed = NotificationDay.ByPost(Day("2026-11-02"));

        Assert.Equal(Day("2026-11-12"), deemed.ArrivedOn(Day("2026-11-12")).On);
        Assert.Same(deemed, deemed.ArrivedOn(Day("2026-11-04")));
        Assert.Equal(Day("2026-12-14"), Remedies.Objection(deemed.ArrivedOn(Day("2026-11-12")), Place.In(Land.SN)).On);
    }
}
