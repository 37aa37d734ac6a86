using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class WorklistTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_may_be_an_objection_stands_on_top_and_below_it_the_oldest_day()
    {
        using var clerk = await house.Clerk();

        var page = await clerk.Open("/desk");

        Assert.StartsWith("Noch heute", page.Parts(".worklist tbody th")[0], StringComparison.Ordinal);
        Assert.Contains("Ida Immergrün", page.Parts(".worklist tr:has(a)")[0], StringComparison.Ordinal);
        Assert.Contains("Horst Hagebutt", page.Parts(".worklist tbody:nth-of-type(2) tr:has(a)")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_wait_rises_above_the_others_and_says_why()
    {
        using var person = house.Visitor();
        var page = await person.Open("/de/anliegen/debts?leistung=energy-debts");
        page = await person.Submit(page, Portal.People.Main, ("kinds", "power"), ("amount", "480"), ("state", "warned"), ("until.d", "3"), ("until.m", "12"), ("until.y", "2030"));
        page = await person.Submit(page, Portal.People.Main, ("letters.instead", "later"), ("statements.instead", "later"));
        var energy = (await person.HandIn(await person.Submit(page, Portal.People.Main, ("name", "Edda Eilig"), ("replyBy", "here")))).Keys().Number.Digits();
        using var other = house.Visitor();
        var applied = (await other.Applies()).Keys().Number.Digits();
        using var clerk = await house.Clerk();
        Assert.DoesNotContain(await Urgent(clerk), r => r.Contains(Grouped(applied), StringComparison.Ordinal));

        // Ticked after the application was received: it rises with the rest of it.
        await other.Submit(await other.Open("/de/anliegen/apply/people"), "button[value=save]", ("housing.urgent", "power-cut"));
        await other.HandIn(await other.Open("/de/anliegen/apply/pruefen"));
        var urgent = await Urgent(clerk);

        Assert.Contains("Kann nicht warten: " + house.Services.GetRequiredService<Catalog.Texts>()[Catalog.Language.German, "services/energy-debts.name"], urgent.Single(r => r.Contains(Grouped(energy), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Die Person schreibt: Wohnung, Strom oder Heizung in Gefahr", urgent.Single(r => r.Contains(Grouped(applied), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(urgent, r => Assert.Contains("Heute", r, StringComparison.Ordinal));
        Assert.Contains("Strom, Gas oder Wasser wird gesperrt", (await clerk.Open($"/desk/requests/{energy}")).Text, StringComparison.Ordinal);
    }

    private static string Grouped(string number) => $"{number[..3]} {number[3..6]} {number[6..]}";

    // The rows of the first group, as they are read.
    private static async Task<IReadOnlyList<string>> Urgent(Visitor clerk) =>
        [.. (await clerk.Open("/desk")).Document.QuerySelector(".worklist tbody")!.QuerySelectorAll("tr:has(a)").Select(r => string.Join(' ', r.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    [Fact]
    public async Task The_number_beside_each_filter_is_the_length_of_its_list()
    {
        using var clerk = await house.Clerk();
        var page = await clerk.Open("/desk");

        foreach (var filter in page.Document.QuerySelectorAll(".rail a").Where(a => a.GetAttribute("aria-current") is null))
        {
            var list = await clerk.Open(filter.GetAttribute("href")!);
            Assert.Equal(filter.QuerySelector("span")!.TextContent, list.Document.QuerySelectorAll(".worklist tr:has(a)").Length.ToString());
        }
    }

    [Fact]
    public async Task News_are_counted_since_the_page_was_opened()
    {
        using var clerk = await house.Clerk();

        Assert.Equal("", await (await clerk.Get($"/desk/news?seit={TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds()}")).Content.ReadAsStringAsync(Stop));
        Assert.Contains("neue seit", await (await clerk.Get("/desk/news?seit=0")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_request_one_goes_on_through_the_list_one_came_from_and_knows_how_far_one_is()
    {
        using var clerk = await house.Clerk();
        const string list = "/desk?wer=Nobody&sprache=de";
        var page = await clerk.Open(list);
        var names = page.Parts(".worklist tr:has(a) td:nth-child(3) a bdi");
        var request = await clerk.Open(page.Link(".worklist tr:has(a) a")!);

        var seen = new List<string>();
        for (var place = 1; ; place++)
        {
            Assert.StartsWith($"{place} von {names.Count}", request.Part(".place"), StringComparison.Ordinal);
            Assert.Equal(place == 1, request.Link(".place [rel=prev]") is null);
            seen.Add(request.Part("h1 bdi")!);
            Assert.Equal(list, request.Link(".back a"));
            if (request.Link(".place [rel=next]") is not { } next)
                break;
            request = await clerk.Open(next);
        }

        Assert.Equal(names, seen);
        Assert.Null((await clerk.Open(request.Address.AbsolutePath)).Part(".place"));
        Assert.Null((await clerk.Open(request.Address.PathAndQuery.Replace("sprache=de", "sprache=ar", StringComparison.Ordinal))).Part(".place"));
    }

    [Fact]
    public async Task Single_letters_can_be_switched_off_and_on_again()
    {
        using var clerk = await house.Clerk();

        var off = await clerk.Submit(await clerk.Open("/desk/keys"), "main form button");
        Assert.Equal("off", off.Document.Body!.GetAttribute("data-keys"));
        var on = await clerk.Submit(await clerk.Open("/desk/keys"), "main form button");
        Assert.False(on.Document.Body!.GetAttribute("data-keys") == "off");
    }
}

/// <summary>The worklist of a large office: real counts, real plans.</summary>
public sealed class LargeWorklistTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_equal_their_lists_while_tasks_are_opened_taken_and_closed()
    {
        await Open(2_000);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var folding = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await using var scope = house.As(ActorKind.House);
                await FoldWorklist.Fold(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop);
            }
        }, Stop);

        string[] changes =
        [
            "UPDATE cases.task SET assigned_to = gen_random_uuid() WHERE id IN (SELECT id FROM cases.task ORDER BY random() LIMIT 40 FOR UPDATE SKIP LOCKED)",
            "UPDATE cases.task SET waits_until = current_date + 9 WHERE id IN (SELECT id FROM cases.task ORDER BY random() LIMIT 40 FOR UPDATE SKIP LOCKED)",
            "UPDATE cases.task SET closed_at = now() WHERE id IN (SELECT id FROM cases.task WHERE closed_at IS NULL ORDER BY random() LIMIT 10 FOR UPDATE SKIP LOCKED)",
            "UPDATE cases.task SET news_at = now() WHERE id IN (SELECT id FROM cases.task ORDER BY random() LIMIT 40 FOR UPDATE SKIP LOCKED)",
        ];
        await Parallel.ForEachAsync(Enumerable.Range(0, 80), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Stop }, async (i, _) =>
        {
            if (i % 5 == 4)
                await Open(20);
            else
                await house.Ask($"BEGIN; {Note} {changes[i % 5]}; COMMIT");
            // In every moment, and not only in the end: one look sees both tables and the tasks as they stood together.
            Assert.Equal(true, await house.Ask(Agrees));
        });
        await over.CancelAsync();
        await folding;

        await using var asking = house.As(ActorKind.Clerk, await house.SomebodyAtTheDesk());
        var counts = asking.ServiceProvider.GetRequiredService<WorklistCounts>();
        var worklist = asking.ServiceProvider.GetRequiredService<Worklist>();
        await house.Ask($"BEGIN; {Note} UPDATE cases.task SET assigned_to = '{asking.ServiceProvider.GetRequiredService<Actor>().Id}' WHERE id IN (SELECT id FROM cases.task WHERE closed_at IS NULL LIMIT 60); COMMIT");
        foreach (var filter in new WorklistFilter[] { new(), new() { Who = Holder.Me }, new() { Who = Holder.Me, Language = "ar" }, new() { Who = Holder.Nobody }, new() { Who = Holder.WaitsForPerson }, new() { Due = DueIn.Today }, new() { Due = DueIn.Later, Language = "ar" }, new() { Channel = Law.Channel.Phone } })
            Assert.Equal(await worklist.Filtered(filter).CountAsync(Stop), (await counts.See(filter, Stop)).Total);
    }

    [Fact]
    public async Task Every_page_of_a_hundred_thousand_tasks_is_a_walk_along_an_index()
    {
        await Open(100_000);
        await house.Ask("ANALYZE cases.task; ANALYZE people.search_trait; SELECT cases.fold_worklist()");
        await using var scope = house.As(ActorKind.Clerk, await house.SomebodyAtTheDesk());
        var worklist = scope.ServiceProvider.GetRequiredService<Worklist>();
        var first = await worklist.See(new(), null, null, Stop);

        foreach (var who in Enum.GetValues<Holder>())
            foreach (DueIn? due in (DueIn?[])[null, .. Enum.GetValues<DueIn>()])
                foreach (var mark in (WorklistMark?[])[null, first.Rows[^1].Mark])
                {
                    var filter = new WorklistFilter { Who = who, Due = due, Language = due is null ? "ar" : null, Channel = due == DueIn.Later ? Law.Channel.Phone : null };
                    var plan = await Plan(worklist.Cut(filter, mark, null));
                    Assert.DoesNotContain("Seq Scan on task", plan, StringComparison.Ordinal);
                }

        Assert.DoesNotContain("Seq Scan on task", await Plan(worklist.Cut(new(), null, first.Rows[^1].Mark)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paging_there_and_back_shows_every_row_once()
    {
        await Open(230);
        await using var scope = house.As(ActorKind.Clerk, await house.SomebodyAtTheDesk());
        var worklist = scope.ServiceProvider.GetRequiredService<Worklist>();
        var filter = new WorklistFilter { Language = "xx" };
        await house.Ask($"BEGIN; {Note} UPDATE cases.task SET language = 'xx' WHERE id IN (SELECT id FROM cases.task WHERE closed_at IS NULL LIMIT 123); COMMIT");

        List<WorklistRow> there = [], back = [];
        var page = await worklist.See(filter, null, null, Stop);
        for (there.AddRange(page.Rows); page.HasLater; there.AddRange(page.Rows))
            page = await worklist.See(filter, page.Rows[^1].Mark, null, Stop);
        for (back.InsertRange(0, page.Rows); page.HasEarlier; back.InsertRange(0, page.Rows))
            page = await worklist.See(filter, null, page.Rows[0].Mark, Stop);

        Assert.Equal(123, there.Select(r => r.Mark).Distinct().Count());
        Assert.Equal(there.Select(r => r.Mark), there.Select(r => r.Mark).OrderBy(m => m.Turn).ThenBy(m => m.LegalDay).ThenBy(m => m.Id.ToString(), StringComparer.Ordinal));
        Assert.Equal(there.Select(r => r.Mark), back.Select(r => r.Mark));
    }

    private const string Note =
        "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'TaskAssigned', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00');";

    private const string Agrees = """
        SELECT NOT EXISTS (
            SELECT FROM (SELECT assigned_to, waits, next_on, channel, language, turn, sum(n) AS n
                         FROM (SELECT assigned_to, waits, next_on, channel, language, turn, n FROM cases.worklist_count
                               UNION ALL SELECT assigned_to, waits, next_on, channel, language, turn, n FROM cases.worklist_delta
                               UNION ALL SELECT assigned_to, waits_until IS NOT NULL, next_on, channel, language, turn, -1 FROM cases.task WHERE closed_at IS NULL) AS both_sides
                         GROUP BY 1, 2, 3, 4, 5, 6) AS difference
            WHERE n <> 0)
        AND NOT EXISTS (
            SELECT FROM (SELECT held, waits, next_on, channel, language, turn, sum(n) AS n
                         FROM (SELECT held, waits, next_on, channel, language, turn, n FROM cases.worklist_sum
                               UNION ALL SELECT assigned_to IS NOT NULL, waits, next_on, channel, language, turn, -n FROM cases.worklist_count) AS both_sums
                         GROUP BY 1, 2, 3, 4, 5, 6) AS difference
            WHERE n <> 0)
        """;

    private Task<object?> Open(int tasks) => house.Ask($"""
        BEGIN; {Note}
        INSERT INTO cases.task (id, request_id, number, kind, form, channel, language, received_at, legal_day, due_on, due_rule, opened_at, assigned_to)
        SELECT gen_random_uuid(), gen_random_uuid(), 1000000000 + (random() * 8999999999)::bigint, CASE WHEN random() < 0.002 THEN 'ReadObjection' ELSE 'ReadRequest' END, 'message',
               (ARRAY['Portal', 'Portal', 'Portal', 'Post', 'Counter', 'Phone'])[1 + floor(random() * 6)], (ARRAY['de', 'de', 'de', 'ar', 'en'])[1 + floor(random() * 5)],
               now() - random() * interval '60 days', current_date - (random() * 60)::int, current_date + (random() * 40)::int - 10, CASE WHEN random() < 0.01 THEN 'same-day' ELSE 'house-target' END, now() - interval '1 hour',
               CASE WHEN random() < 0.5 THEN gen_random_uuid() END
        FROM generate_series(1, {tasks});
        COMMIT
        """);

    private static async Task<string> Plan(IQueryable<WorklistRow> query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await command.Connection!.OpenAsync(Stop);
        try
        {
            await using var lines = await command.ExecuteReaderAsync(Stop);
            var plan = new System.Text.StringBuilder();
            while (await lines.ReadAsync(Stop))
                plan.AppendLine(lines.GetString(0));
            return plan.ToString();
        }
        finally
        {
            await command.Connection.CloseAsync();
        }
    }
}
