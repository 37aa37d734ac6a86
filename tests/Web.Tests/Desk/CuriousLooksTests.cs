using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Looks;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Curious looks are found, ordinary work is not, and the officer sees both alarm and report without seeing a matter.</summary>
public sealed class CuriousLooksTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static readonly int Staff = int.Parse(Environment.GetEnvironmentVariable("OH_LOOKS_STAFF") ?? "12", CultureInfo.InvariantCulture);

    private static readonly IReadOnlyDictionary<AlarmKind, LookRules> WithoutOne = new Dictionary<AlarmKind, LookRules>
    {
        [AlarmKind.LooksMany] = LookRules.All[^1] with { Many = int.MaxValue },
        [AlarmKind.LooksAtNight] = LookRules.All[^1] with { Night = int.MaxValue },
        [AlarmKind.LooksAfterClose] = LookRules.All[^1] with { Closed = int.MaxValue, ClosedDays = int.MaxValue },
        [AlarmKind.LooksAtColleague] = LookRules.All[^1] with { Colleague = int.MaxValue },
        [AlarmKind.LooksOfManyEyes] = LookRules.All[^1] with { Eyes = int.MaxValue },
        [AlarmKind.LooksAtOwnName] = LookRules.All[^1] with { OwnName = int.MaxValue },
        [AlarmKind.LooksAtOneName] = LookRules.All[^1] with { OneName = int.MaxValue },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_sixty_days_of_staff_every_curious_look_is_an_alarm_and_hardly_an_ordinary_one_and_a_rule_that_is_off_is_missed()
    {
        var days = new StaffDays(GermanTime.DayOf(TimeProvider.System.GetUtcNow()), Staff);
        await house.Ask(days.Sql);

        var found = await Watch(days, LookRules.All[^1]);
        var (missed, chance) = (days.Planted.Except(found).ToList(), found.Except(days.Planted).ToList());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"S14 staff-days {Staff * days.Days.Count}, reads {days.Reads} of them curious {days.Reads - days.OrdinaryReads}: recall {days.Planted.Count - missed.Count}/{days.Planted.Count}, alarms per 100 reads {100.0 * found.Count / days.Reads:0.00}, of ordinary ones {100.0 * chance.Count / days.OrdinaryReads:0.00} ({string.Join(' ', chance.Select(c => c.Kind))})"));
        Assert.Empty(missed);
        Assert.True(chance.Count * 1_000 <= days.OrdinaryReads, string.Join(' ', chance));
        Assert.Empty(await Again(days));

        await TheOfficerSeesAndAnswers();
        foreach (var (kind, rules) in WithoutOne)
        {
            await house.Ask("TRUNCATE trust.alarm");
            Assert.Contains(days.Planted.Except(await Watch(days, rules)), p => p.Kind == kind);
        }
    }

    [Fact]
    public async Task An_officer_reads_who_read_a_matter_and_why_without_opening_it_and_that_is_noted_and_told()
    {
        var number = await house.NumberOf("Ida Immergrün");
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        using var clerk = await house.Clerk("Jonas Winter");
        await clerk.Open($"/desk/requests/{number:D10}");
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");

        var none = await officer.Open("/desk/privacy/reads?number=12");
        var page = await officer.Open($"/desk/privacy/reads?number={number:D10}");
        var pdf = await officer.Open($"/desk/privacy/reads.pdf?number={number:D10}");

        Assert.Contains("Unter dieser Nummer finden Sie nichts.", none.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Jonas Winter", page.Text, StringComparison.Ordinal);
        Assert.Contains("hat Ihr Anliegen geöffnet", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Immergrün", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, pdf.Status);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE about = '{id}' AND kind = 'ReadsReported' AND reason = 'OfficeDuty'"));
        Assert.DoesNotContain("Immergrün", (await officer.Open($"/desk/requests/{number:D10}")).Text, StringComparison.Ordinal);
        await using var scope = house.As(ActorKind.House);
        Assert.Contains((await scope.ServiceProvider.GetRequiredService<OwnReads>().See(id, null, 50, Stop)).Lines, l => l.Kind == JournalKind.ReadsReported && l.Name == "Dilan Stern");
    }

    private async Task TheOfficerSeesAndAnswers()
    {
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        using var lead = await house.Clerk("Ayla Herbst");
        var page = await officer.Open("/desk/second");
        Assert.Contains("Eigener Nachname, ohne Aufgabe geöffnet: 1", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Karl", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ohne Aufgabe geöffnet", (await lead.Open("/desk/second")).Text, StringComparison.Ordinal);

        page.Document.QuerySelector("form[action$='handler=answer']")!.Id = "wanted";
        await officer.Submit(page, "#wanted");
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.alarm WHERE answered_at IS NOT NULL"));
    }

    private async Task<IReadOnlySet<(AlarmKind Kind, Guid Clerk)>> Watch(StaffDays days, LookRules rules)
    {
        foreach (var day in days.Days)
        {
            await using var scope = house.As(ActorKind.House);
            await scope.ServiceProvider.GetRequiredService<WatchDay>().Run(day, [rules], Stop);
        }

        await using var asking = house.As(ActorKind.House);
        return asking.ServiceProvider.GetRequiredService<OfficeDb>().Set<Alarm>().Where(a => a.OnDay != null).Select(a => new { a.Kind, a.Clerk }).AsEnumerable().Select(a => (a.Kind, a.Clerk)).ToHashSet();
    }

    // What was said once is not said again.
    private async Task<IReadOnlyList<int>> Again(StaffDays days)
    {
        List<int> raised = [];
        foreach (var day in days.Days)
        {
            await using var scope = house.As(ActorKind.House);
            if (await scope.ServiceProvider.GetRequiredService<WatchDay>().Run(day, LookRules.All, Stop) is > 0 and var many)
                raised.Add(many);
        }

        return raised;
    }
}
