using System.Net;
using OffenesHaus.Law.Periods;
using OffenesHaus.Reach;
using OffenesHaus.Web.Desk;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class DeadlineTests(FridayEvening house) : IClassFixture<FridayEvening>
{
    [Theory]
    [InlineData("de", "Donnerstag, 19. November 2026, 24 Uhr", "Buß- und Bettag")]
    [InlineData("en", "Thursday, 19 November 2026, 24:00", "Day of Repentance and Prayer")]
    [InlineData("ar", "الخميس، 19 نوفمبر 2026، الساعة 24", "يوم التوبة والصلاة")]
    public async Task Somebody_writes_the_day_of_the_post_and_sees_the_last_day_with_its_reasons_and_its_picture(string language, string day, string holiday)
    {
        using var visitor = house.Visitor();
        var form = await visitor.Open($"/{language}/frist/post-objection");

        Assert.Single(form.Document.QuerySelectorAll("form.ask"));
        var page = await visitor.Open($"/{language}/frist/post-objection?d=14&m=10&y=2026&d2=&m2=&y2=&land=SN");

        Assert.Equal(day, page.Part(".answer"));
        Assert.Contains(holiday, page.Part("ol.why"), StringComparison.Ordinal);
        Assert.Contains("§ 37 Abs. 2 S. 1 SGB X", page.Part("ol.why"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("svg.deadline-picture title"));
        Assert.Contains("16:00", page.Part("table.deadline-table"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post-objection", "§ 37 Abs. 2 S. 3 SGB X"), InlineData("portal-objection", "§ 37 Abs. 2a S. 5 bis 7 SGB X")]
    public async Task What_came_later_than_the_law_deems_counts_from_the_day_it_came(string code, string section)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open($"/de/frist/{code}?d=14&m=10&y=2026&an=spaeter&d3=30&m3=10&y3=2026");
        Assert.Equal("Montag, 30. November 2026, 24 Uhr", page.Part(".answer"));
        Assert.Contains(section, page.Part("ol.why"), StringComparison.Ordinal);

        Assert.Contains("früher als der Tag oben", (await visitor.Open($"/de/frist/{code}?d=14&m=10&y=2026&an=spaeter&d3=1&m3=10&y3=2026")).Part("#d3-e"), StringComparison.Ordinal);
        Assert.Contains("Schreiben Sie bitte den Tag", (await visitor.Open($"/de/frist/{code}?d=14&m=10&y=2026&an=spaeter")).Part("#d3-e"), StringComparison.Ordinal);
        var never = await visitor.Open($"/de/frist/{code}?d=14&m=10&y=2026&an=nie");
        Assert.Equal("Donnerstag, 19. November 2026, 24 Uhr", never.Part(".answer"));
        Assert.Contains("läuft die Frist noch nicht. Das Amt muss beweisen", never.Part("[aria-labelledby=nie]"), StringComparison.Ordinal);
        Assert.Contains(section, never.Part("[aria-labelledby=nie]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_to_go_on_has_its_hour_and_the_last_moment_of_each_way_though_its_day_never_shifts()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/frist/renewal?d=31&m=1&y=2027");

        Assert.Contains("Stellen Sie den Antrag spätestens am Sonntag, 28. Februar 2027, 24 Uhr", page.Part(".verdict"), StringComparison.Ordinal);
        Assert.Contains("Hausbriefkasten bis 24 Uhr", page.Part("section.found"), StringComparison.Ordinal);
        Assert.DoesNotContain("Telefon bis", page.Part("section.found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_typed_without_a_language_leads_to_the_page()
    {
        using var visitor = house.Visitor();

        Assert.Equal("/de/frist", (await visitor.Open("/frist")).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_if_it_came_on_another_day_is_shown_beside_it()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/frist/post-objection?d=14&m=10&y=2026&d2=16&m2=10&y2=2026");

        Assert.Equal(["Donnerstag, 19. November 2026, 24 Uhr", "Freitag, 20. November 2026, 24 Uhr"], page.Parts(".answer"), StringComparer.Ordinal);
        Assert.Contains("Unterschied in Tagen: 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Land_decides_which_holidays_count()
    {
        using var visitor = house.Visitor();

        Assert.Equal("Mittwoch, 18. November 2026, 24 Uhr", (await visitor.Open("/de/frist/post-objection?d=14&m=10&y=2026&land=BE")).Part(".answer"));
    }

    [Theory]
    [InlineData("d=30&m=2&y=2026", "Den 30. Februar gibt es nicht. Meinen Sie den 28. Februar 2026?")]
    [InlineData("d=31&m=4&y=26", "Schreiben Sie das Jahr bitte mit 4 Ziffern. Meinen Sie 2026?")]
    [InlineData("d=14&m=10&y=26", "Schreiben Sie das Jahr bitte mit 4 Ziffern. Meinen Sie 2026?")]
    [InlineData("d=1&m=1&y=2150", "Für dieses Jahr kennen wir das Recht nicht.")]
    [InlineData("d=&m=&y=", "Schreiben Sie bitte den Tag")]
    [InlineData("d=14&m=&y=2026", "Vom Datum fehlt noch: Monat. Sie kennen den Tag nicht? Nehmen Sie das Datum auf dem Brief: Das ist nie zu spät.")]
    [InlineData("d=&m=&y=2026", "Vom Datum fehlt noch: Tag, Monat.")]
    [InlineData("d=<b>&m=x&y=2026", "Dieses Datum verstehen wir nicht.")]
    public async Task A_day_that_is_none_is_said_at_its_field_and_what_was_written_stays(string written, string sentence)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/frist/post-objection?" + written);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Part("#d-e"), StringComparison.Ordinal);
        Assert.Equal(written.Split('&')[2][2..], page.Document.QuerySelector("#y")!.GetAttribute("value"));
        Assert.Null(page.Part(".answer"));
    }

    [Theory]
    [InlineData("hand-objection?d=&m=10&y=2026", "#d-e", "Vom Datum fehlt noch: Tag. Sie wissen den Tag nicht genau? Nehmen Sie lieber einen früheren: So versäumen Sie keine Frist.")]
    [InlineData("post-objection?d=14&m=10&y=2026&d2=&m2=10&y2=2026", "#d2-e", "oder lassen Sie alle 3 Felder leer")]
    [InlineData("post-objection?d=14&m=10&y=2026&an=spaeter&d3=&m3=10&y3=2026", "#d3-e", "Nehmen Sie lieber einen früheren: So versäumen Sie keine Frist.")]
    public async Task Nobody_is_told_to_guess_a_day_that_a_deadline_hangs_on(string written, string place, string sentence)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/frist/" + written);

        Assert.Contains(sentence, page.Part(place), StringComparison.Ordinal);
        Assert.DoesNotContain("ungefähr", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_of_every_script_and_a_whole_date_in_one_field_are_read()
    {
        using var visitor = house.Visitor();

        Assert.Equal("Donnerstag, 19. November 2026, 24 Uhr", (await visitor.Open("/de/frist/post-objection?d=١٤&m=١٠&y=٢٠٢٦")).Part(".answer"));
        Assert.Equal("Donnerstag, 19. November 2026, 24 Uhr", (await visitor.Open("/de/frist/post-objection?d=14.10.2026")).Part(".answer"));
    }

    [Fact]
    public async Task A_number_of_days_is_asked_for_where_the_letter_names_one()
    {
        using var visitor = house.Visitor();

        Assert.Equal("Montag, 28. Dezember 2026, 24 Uhr", (await visitor.Open("/de/frist/post-days?d=7&m=12&y=2026&n=14")).Part(".answer"));
        Assert.Contains("Zahl von 1 bis 365", (await visitor.Open("/de/frist/post-days?d=7&m=12&y=2026&n=viele")).Part("#n-e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_in_the_order_of_the_page()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/frist/post-days?d=7&m=&y=2026&n=viele&an=spaeter&d3=&m3=&y3=&d2=1&m2=&y2=");

        Assert.Equal(["#d", "#n", "#d3", "#d2"], page.Document.QuerySelectorAll("[role=alert] a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
        Assert.StartsWith("Vom Datum fehlt noch: Monat.", page.Part("#d-e"), StringComparison.Ordinal);
        Assert.Contains("Zahl von 1 bis 365", page.Part("#n-e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_nobody_knows_is_no_page() =>
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor().Open("/de/frist/nonsense")).Status);

    [Fact]
    public async Task Every_event_gives_a_day_in_every_language()
    {
        using var visitor = house.Visitor();
        foreach (var language in new[] { "de", "en", "ar" })
            foreach (var one in DeadlineEvent.All)
                Assert.False(string.IsNullOrEmpty((await visitor.Open($"/{language}/frist/{one.Code}?d=14&m=10&y=2026&n=14")).Part(".answer")), $"{language}: {one.Code}");
    }

    [Fact]
    public void Every_rule_of_the_law_has_a_name_at_the_desk() =>
        Assert.DoesNotContain(DeadlineRules.Names, r => RuleWords.Of(r) == r);
}
