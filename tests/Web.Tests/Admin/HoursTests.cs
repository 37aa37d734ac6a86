using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Admin;

public sealed class HoursTests(HoursTests.TuesdayNoon house) : IClassFixture<HoursTests.TuesdayNoon>
{
    /// <summary>Tuesday, 24 November 2026, noon: the house and the telephone are open.</summary>
    public sealed class TuesdayNoon : DemonstrationHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Time = new(2026, 11, 24, 11, 0, 0, TimeSpan.Zero) };
    }

    [Fact]
    public async Task A_case_worker_finds_no_door_to_the_hours_and_a_stranger_is_asked_to_log_in()
    {
        using var worker = await house.Clerk();
        using var stranger = house.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await worker.Open("/admin/hours")).Status);
        Assert.Equal("/desk/login", (await stranger.Open("/admin/hours")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_operator_comes_straight_to_the_hours_and_reads_no_request()
    {
        using var operating = await house.Clerk("Kim Lenz");

        Assert.Contains("Öffnungszeiten", (await operating.Open("/admin/hours")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await operating.Open("/desk")).Status);
    }

    [Fact]
    public async Task The_preview_of_a_closure_counts_every_term_that_ends_in_it_once_and_says_that_it_stays()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        async Task<object?> Ending(string waits) => await house.Ask($"SELECT count(*) FROM (SELECT DISTINCT request_id, next_on FROM cases.task WHERE closed_at IS NULL AND next_on BETWEEN '2026-11-27' AND '2026-12-23' AND waits_until IS {waits}) t");
        Assert.InRange((long)(await Ending("NULL"))!, 1, 100);

        var preview = await Closure(lead, "27.11.2026", "23.12.2026", "Umbau", "preview");

        Assert.Contains($"An diesen Tagen enden Fristen: {await Ending("NOT NULL")} von Personen, {await Ending("NULL")} Ziele des Hauses", preview.Text, StringComparison.Ordinal);
        Assert.Contains("§ 26 Abs. 3 SGB X", preview.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_is_previewed_proposed_by_one_and_published_by_another_and_then_stands_on_every_page_at_once()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        using var operating = await house.Clerk("Kim Lenz");
        using var person = house.Visitor();
        await person.Open("/de/impressum");

        var preview = await Closure(lead, "27.11.2026", "27.11.2026", "Personalversammlung", "preview");
        Assert.Contains("So wird es: Haus, Telefon", preview.Text, StringComparison.Ordinal);
        Assert.Contains("27.11. zu Personalversammlung neu", preview.Text, StringComparison.Ordinal);
        Assert.Contains("25.12. zu 1. Weihnachtstag", preview.Text, StringComparison.Ordinal);

        var proposed = await lead.Submit(preview, "button[value=propose]");
        Assert.Contains("Wartet auf eine zweite Person", proposed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Personalversammlung", (await person.Open("/de/wege")).Text, StringComparison.Ordinal);

        var open = await operating.Open("/admin/hours");
        var published = await operating.Submit(open, "button[formaction$=publish]");
        Assert.Equal(HttpStatusCode.OK, published.Status);
        Assert.Contains("Freitag, 27. November 2026 geschlossen: Haus, Telefon. Personalversammlung", (await person.Open("/de/impressum")).Text, StringComparison.Ordinal);
        Assert.Contains("Stattdessen: Hausbriefkasten", (await person.Open("/de")).Text, StringComparison.Ordinal);
        Assert.Contains("Personalversammlung", await (await person.Get("/api/v1/channels?at=2026-11-27T10:00:00%2B01:00")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_publishes_what_they_proposed_themselves()
    {
        await using var scope = house.As(ActorKind.Clerk, Guid.CreateVersion7());
        var wanted = new SpecialWanted { Channel = Law.Channel.Phone, From = new(2026, 12, 2), Through = new(2026, 12, 2), Hours = "08:00–10:00", Reason = new("Schulung", "Training") };
        Assert.False(await scope.ServiceProvider.GetRequiredService<ProposeHours>().Run(wanted, TestContext.Current.CancellationToken));
        var id = (await scope.ServiceProvider.GetRequiredService<HoursBook>().See(TestContext.Current.CancellationToken))[0].Id;

        var no = await Assert.ThrowsAsync<Refused>(() => scope.ServiceProvider.GetRequiredService<PublishHours>().Run(id, TestContext.Current.CancellationToken));

        Assert.Equal("reach.same-person", no.Code);
    }

    [Fact]
    public async Task A_burst_pipe_waits_for_no_second_person()
    {
        await using var scope = house.As(ActorKind.Clerk, Guid.CreateVersion7());
        var at = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();

        Assert.True(await scope.ServiceProvider.GetRequiredService<ProposeHours>().Run(
            new ClosureWanted { Shut = [Law.Channel.Letterbox], From = at, Until = at.AddHours(2), Reason = new("Wasserschaden", "Water damage"), Instead = Law.Channel.Portal }, TestContext.Current.CancellationToken));
        Assert.Equal(Openness.Closed, house.Services.GetRequiredService<HoursInForce>().Plan.StateOf(Law.Channel.Letterbox, at.AddMinutes(1)).State);
    }

    [Fact]
    public async Task The_preview_warns_of_terms_that_end_meanwhile_and_says_that_they_stay()
    {
        using var lead = await house.Clerk("Ayla Herbst");

        var preview = await Closure(lead, "30.11.2026", "31.12.2026", "Umzug", "preview");

        Assert.Contains("Sie verschieben sich nicht.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Offen bleiben: Hausbriefkasten, Online", preview.Text, StringComparison.Ordinal);
        Assert.NotEmpty(preview.Document.QuerySelectorAll(".preview a[href^='/desk/requests/']"));
    }

    [Fact]
    public async Task A_new_week_holds_from_its_day_and_leaves_the_days_before_alone()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        using var operating = await house.Clerk("Kim Lenz");
        var form = await lead.Open("/admin/hours/week?way=Counter");
        form.Document.QuerySelector("#tag-2")!.SetAttribute("value", "9-12");

        var preview = await lead.Submit(form, "button[value=preview]", ("From", "1.2.2027"));
        await lead.Submit(preview, "button[value=propose]");
        await operating.Submit(await operating.Open("/admin/hours"), "button[formaction$=publish]");
        var plan = house.Services.GetRequiredService<HoursInForce>().Plan;

        Assert.Equal(Openness.Closed, plan.StateOf(Law.Channel.Counter, GermanTime.InstantOf(new(2027, 1, 27), new(10, 0))).State);
        Assert.Equal(Openness.Open, plan.StateOf(Law.Channel.Counter, GermanTime.InstantOf(new(2027, 2, 3), new(10, 0))).State);
    }

    [Fact]
    public async Task A_coming_week_with_other_holidays_and_admission_changes_nothing_before_its_day_and_is_announced_to_persons()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        using var operating = await house.Clerk("Kim Lenz");
        using var person = house.Visitor();
        var today = house.Services.GetRequiredService<HoursInForce>().Plan.StateOf(Law.Channel.Phone, GermanTime.InstantOf(new(2026, 11, 24), new(17, 45)));
        var form = await lead.Open("/admin/hours/week?way=Phone");
        foreach (var day in form.Document.QuerySelectorAll("[name=Day]"))
            day.SetAttribute("value", "7-19");

        var preview = await lead.Submit(form, "button[value=preview]", ("From", "7.12.2026"), ("LastAdmission", "60"), ("Holidays", ""));
        await lead.Submit(preview, "button[value=propose]");
        await operating.Submit(await operating.Open("/admin/hours"), "button[formaction$=publish]");

        var plan = house.Services.GetRequiredService<HoursInForce>().Plan;
        Assert.Equal(today, plan.StateOf(Law.Channel.Phone, GermanTime.InstantOf(new(2026, 11, 24), new(17, 45))));
        Assert.Equal(Openness.ClosingSoon, plan.StateOf(Law.Channel.Phone, GermanTime.InstantOf(new(2026, 12, 7), new(18, 30))).State);
        var ways = await person.Open("/de/wege");
        Assert.Contains("Neue Zeiten ab Montag, 7. Dezember 2026", ways.Text, StringComparison.Ordinal);
        Assert.Contains("7 bis 19 Uhr", ways.Part("table[aria-labelledby^=ab-]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_shuts_a_way_for_weeks_alone_and_the_button_says_what_it_does()
    {
        using var lead = await house.Clerk("Ayla Herbst");

        var soon = await Closure(lead, "24.11.2026", "26.11.2026", "Rohrbruch", "preview");
        Assert.Equal("Sofort veröffentlichen", soon.Part("button[value=propose]"));
        var weeks = await Closure(lead, "24.11.2026", "20.12.2026", "Rohrbruch", "preview");
        Assert.Equal("Vorschlagen", weeks.Part("button[value=propose]"));
        Assert.Contains("höchstens 3 Tage", weeks.Part(".acts"), StringComparison.Ordinal);
        Assert.Contains("Wartet auf eine zweite Person", (await lead.Submit(weeks, "button[value=propose]")).Text, StringComparison.Ordinal);
        await lead.Submit(await lead.Open("/admin/hours"), "button[formaction$=withdraw]");
    }

    [Fact]
    public async Task Of_two_weeks_from_the_same_day_the_one_published_later_holds()
    {
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        WeekWanted Week(string hours) => new() { Channel = Law.Channel.Counter, ValidFrom = new(2027, 6, 7), Week = [.. Enumerable.Repeat(hours, 7)] };
        await using (var proposing = house.As(ActorKind.Clerk, early))
        {
            await proposing.ServiceProvider.GetRequiredService<ProposeHours>().Run(Week("08:00–09:00"), TestContext.Current.CancellationToken);
            await proposing.ServiceProvider.GetRequiredService<ProposeHours>().Run(Week("10:00–11:00"), TestContext.Current.CancellationToken);
        }

        await using var publishing = house.As(ActorKind.Clerk, late);
        var waiting = (await publishing.ServiceProvider.GetRequiredService<HoursBook>().See(TestContext.Current.CancellationToken)).Where(e => e.IsProposal && e.ProposedBy == early).ToList();
        foreach (var entry in waiting)
            await publishing.ServiceProvider.GetRequiredService<PublishHours>().Run(entry.Id, TestContext.Current.CancellationToken);

        // The book tells the newest proposal first, so the older one was published last.
        Assert.Equal(Openness.Open, house.Services.GetRequiredService<HoursInForce>().Plan.StateOf(Law.Channel.Counter, GermanTime.InstantOf(new(2027, 6, 8), new(8, 30))).State);
    }

    [Fact]
    public async Task Keys_that_were_switched_off_stay_off_in_the_administration_and_the_sign_leads_home()
    {
        using var operating = await house.Clerk("Kim Lenz");

        var keys = await operating.Submit(await operating.Open("/desk/keys"), "main form", ("Off", "true"));
        Assert.Equal("/admin/hours", keys.Link("[data-key=Escape]"));
        var hours = await operating.Open(keys.Link("header .name")!);

        Assert.Equal("/admin/hours", hours.Address.AbsolutePath);
        Assert.Equal("off", hours.Document.Body!.GetAttribute("data-keys"));
    }

    [Fact]
    public async Task A_day_whose_hours_cannot_be_read_is_marked_and_led_to()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        var form = await lead.Open("/admin/hours/week?way=Counter");
        form.Document.QuerySelector("#tag-3")!.SetAttribute("value", "morgens");

        var page = await lead.Submit(form, "button[value=preview]");

        Assert.Equal("#tag-3", page.Link(".bad-news a"));
        Assert.Equal(("true", "tage-h fehler"), (page.Document.QuerySelector("#tag-3")!.GetAttribute("aria-invalid"), page.Document.QuerySelector("#tag-3")!.GetAttribute("aria-describedby")));
    }

    [Theory]
    [InlineData("31.2.2027", "", "„Von: Tag“ ist kein Tag, den es gibt.", "from")]
    [InlineData("1.12.2026", "31.2.2027", "„Bis: Tag“ ist kein Tag, den es gibt.", "through")]
    [InlineData("1.2.2020", "", "Diese Schließung wäre schon vorbei.", "from")]
    public async Task What_cannot_be_meant_is_said_at_its_field_and_the_words_stay(string day, string until, string sentence, string field)
    {
        using var lead = await house.Clerk("Ayla Herbst");

        var page = await Closure(lead, day, until, "Feueralarm", "preview");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("#" + field, page.Link(".bad-news a"));
        Assert.Equal(field, Assert.Single(page.Document.QuerySelectorAll("[aria-invalid=true]")).Id);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Equal("Feueralarm", page.Document.QuerySelector("#grund")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_changed_after_the_preview_is_shown_again_before_it_is_proposed()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        var preview = await Closure(lead, "2.12.2026", "2.12.2026", "Inventur", "preview");

        var again = await lead.Submit(preview, "button[value=propose]", ("UntilDay", "3.12.2026"));

        Assert.Equal("/admin/hours/closure", again.Address.AbsolutePath);
        Assert.Contains("Mi 02.12.2026 bis Do 03.12.2026", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_a_change_of_hours_without_its_entry()
    {
        var no = await Assert.ThrowsAnyAsync<Npgsql.PostgresException>(() => house.Ask("UPDATE reach.hours_change SET withdrawn_at = now()"));

        Assert.Equal("OH001", no.SqlState);
    }

    [Fact]
    public async Task Another_process_sees_a_change_within_seconds()
    {
        await using var scope = house.As(ActorKind.House);
        var other = new HoursInForce(new());
        await other.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), TestContext.Current.CancellationToken);
        await using (var acting = house.As(ActorKind.Clerk, Guid.CreateVersion7()))
            await acting.ServiceProvider.GetRequiredService<ProposeHours>().Run(
                new ClosureWanted { Shut = [Law.Channel.Phone], From = new(2026, 11, 24, 22, 0, 0, TimeSpan.Zero), Until = new(2026, 11, 24, 23, 0, 0, TimeSpan.Zero), Reason = new("Störung", "Fault") }, TestContext.Current.CancellationToken);

        Assert.True(await other.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), TestContext.Current.CancellationToken));
        Assert.False(await other.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), TestContext.Current.CancellationToken));
        Assert.Contains(other.Plan.Closures, c => c.Reason.German == "Störung");
    }

    private static async Task<PageSeen> Closure(Visitor clerk, string from, string until, string reason, string step)
    {
        var form = await clerk.Open("/admin/hours/closure");
        form.Document.QuerySelector("#zu-Counter")!.SetAttribute("checked", "");
        form.Document.QuerySelector("#zu-Phone")!.SetAttribute("checked", "");
        return await clerk.Submit(form, $"button[value={step}]", ("FromDay", from), ("UntilDay", until), ("Reason.De", reason), ("Instead", "Letterbox"));
    }
}
