using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Tests.Admin.Workbench;

/// <summary>The verbs of the workbench against a real database: what holds, from when, and who wins.</summary>
public sealed class EditionTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateOnly Today => GermanTime.DayOf(TimeProvider.System.GetUtcNow());

    private Forms Forms => house.Services.GetRequiredService<Forms>();

    private Texts Texts => house.Services.GetRequiredService<Texts>();

    [Fact]
    public async Task A_published_edition_holds_at_once_here_and_with_its_next_look_in_another_process()
    {
        var other = (Forms: new Forms(Path.Combine(AppContext.BaseDirectory, "forms")), Texts: new Texts(Path.Combine(AppContext.BaseDirectory, "texts"), Path.Combine(AppContext.BaseDirectory, "forms")));
        using var elsewhere = new FormsInForce(other.Forms, other.Texts, TimeProvider.System, NullLogger<FormsInForce>.Instance);
        var before = Forms["certificate"].Version;

        var (id, turn) = await house.BeginWithQuestion("certificate", "hurry");
        Assert.Null(Forms["certificate"].Question("hurry"));
        await house.Publish(id, turn, Today);

        Assert.Equal(before + 1, Forms["certificate"].Version);
        Assert.Equal("hurry ar?", Texts[Language.Arabic, "certificate/texts/q.hurry"]);
        await using var scope = house.As(ActorKind.House);
        Assert.True(await elsewhere.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop));
        Assert.False(await elsewhere.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop));
        Assert.NotNull(other.Forms["certificate"].Question("hurry"));
        Assert.Equal("hurry en?", other.Texts[Language.English, "certificate/texts/q.hurry"]);
    }

    [Fact]
    public async Task An_edition_of_a_later_day_waits_for_that_day()
    {
        var (id, turn) = await house.BeginWithQuestion("interpreter", "dialect");
        await house.Publish(id, turn, Today.AddDays(3));
        Assert.Null(Forms["interpreter"].Question("dialect"));

        var later = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(GermanTime.InstantOf(Today.AddDays(3), new(0, 0)).AddMinutes(-1));
        var forms = new Forms(Path.Combine(AppContext.BaseDirectory, "forms"));
        using var inForce = new FormsInForce(forms, new Texts(Path.Combine(AppContext.BaseDirectory, "texts"), Path.Combine(AppContext.BaseDirectory, "forms")), later, NullLogger<FormsInForce>.Instance);
        await using var scope = house.As(ActorKind.House);
        await inForce.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop);
        Assert.Null(forms["interpreter"].Question("dialect"));
        later.Advance(TimeSpan.FromMinutes(1));
        await inForce.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop);
        Assert.NotNull(forms["interpreter"].Question("dialect"));
    }

    [Fact]
    public async Task Of_those_who_publish_the_same_draft_at_once_one_does_and_the_others_are_told_by_whom()
    {
        foreach (var code in (string[])["complaint", "appointment", "data-copy"])
        {
            var (id, turn) = await house.BeginWithQuestion(code, "more");
            var before = Forms[code].Version;

            var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                try
                {
                    await house.Publish(id, turn, Today);
                    return "published";
                }
                catch (Refused no)
                {
                    return no.Code;
                }
            }));

            Assert.Single(ends, "published");
            Assert.Equal(3, ends.Count(e => e == "catalog.published-already"));
            Assert.Equal(before + 1, Forms[code].Version);
            Assert.Equal((1L, 3L), ((long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE about = '{id}' AND kind = 'FormPublished'"))!, (long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE about = '{id}' AND kind = 'FormRefused'"))!));
        }
    }

    [Fact]
    public async Task Two_drafts_of_one_form_are_not_open_at_once()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await house.Begin("absence");
                return "begun";
            }
            catch (Refused no)
            {
                return no.Code;
            }
        }));

        Assert.Equal(["begun", "catalog.draft-open", "catalog.draft-open"], ends.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_somebody_saved_meanwhile_is_never_written_over_unseen_and_every_save_stays()
    {
        var id = await house.Begin("review");
        var first = await house.Save(new() { Edition = id, Seen = 1, Definition = "{ halb" });
        var no = await Assert.ThrowsAsync<Refused>(() => house.Save(new() { Edition = id, Seen = 1, Definition = "{ anders" }));
        await house.Save(new() { Edition = id, Seen = first, Definition = "{ anders" });

        Assert.Equal(("catalog.draft-newer", 2), (no.Code, first));
        Assert.Equal("{ halb|{ anders", await house.Ask($"SELECT string_agg(definition, '|' ORDER BY turn) FROM catalog.form_wording WHERE edition_id = '{id}' AND turn > 1"));
        Assert.Equal("definition", Assert.Single((await house.Draft("review")).Proven.Obstacles).Code);
    }

    [Fact]
    public async Task A_German_sentence_that_changes_makes_its_translations_stale_until_somebody_says_they_still_fit()
    {
        var id = await house.Begin("moving");
        var turn = await house.Save(new() { Edition = id, Seen = 1, Words = [new(Language.German, "title", "Ein Umzug")] });
        Assert.Equal(["stale", "stale"], (await house.Draft("moving")).Proven.Obstacles.Select(o => o.Code), StringComparer.Ordinal);
        var no = await Assert.ThrowsAsync<Refused>(() => house.Publish(id, turn, Today));
        Assert.Equal("catalog.not-ready", no.Code);

        var draft = await house.Draft("moving");
        turn = await house.Save(new() { Edition = id, Seen = turn, Words = [.. FormWords.Foreign.Select(l => new WordChange(l, "title", draft.Source.Words.Text(l, "title")!) { StillFits = true })] });
        await house.Publish(id, turn, Today);

        Assert.Equal("Ein Umzug", Texts[Language.German, "moving/texts/title"]);
    }

    [Theory]
    [InlineData("\"id\": \"replyBy\", \"kind\": \"choice\"", "\"id\": \"replyOtherwise\", \"kind\": \"choice\"", "definition")]
    [InlineData("{ \"id\": \"customerNumber\", \"kind\": \"text\"", "{ \"id\": \"customerNumber\", \"kind\": \"number\"", "kind-changed")]
    [InlineData("\"service\": \"sick-note\"", "\"service\": \"nothing\"", "service")]
    [InlineData("\"act\": \"change-notice\"", "\"act\": \"dance\"", "act")]
    public async Task What_would_break_the_house_or_lose_an_answer_stands_in_the_way(string now, string then, string code)
    {
        var source = house.Services.GetRequiredService<Forms>().FirstSource("sick-note")!;
        Assert.Contains(now, source.Definition, StringComparison.Ordinal);

        var proven = house.Services.GetRequiredService<EditionProof>().See("sick-note", source with { Definition = source.Definition.Replace(now, then, StringComparison.Ordinal) }, source);

        Assert.Equal(code, Assert.Single(proven.Obstacles).Code);
        await Task.CompletedTask;
    }

    [Fact]
    public void A_question_may_be_retired_and_never_dropped()
    {
        var (proof, source) = (house.Services.GetRequiredService<EditionProof>(), Forms.FirstSource("debts")!);
        const string asked = ",\n        { \"id\": \"creditor\", \"kind\": \"text\", \"voluntary\": true }";
        var dropped = source.Definition.Replace(asked, "", StringComparison.Ordinal).Replace("\"creditor\", ", "", StringComparison.Ordinal);
        Assert.DoesNotContain("creditor", dropped, StringComparison.Ordinal);

        Assert.Equal(["lost: creditor"], proof.See("debts", source with { Definition = dropped }, source).Obstacles.Select(o => $"{o.Code}: {o.Facts[0]}"), StringComparer.Ordinal);
        const string retired = ",\n  \"retired\": [{ \"id\": \"creditor\", \"kind\": \"text\" }]\n}";
        Assert.Empty(proof.See("debts", source with { Definition = source.Definition.Replace(asked, "", StringComparison.Ordinal).TrimEnd()[..^1].TrimEnd() + retired }, source).Obstacles);
        // What was answered still tells where somebody is to be found. (§ 51 BMG)
        Assert.Equal(["address-no-more"], proof.See("debts", source with { Definition = dropped.TrimEnd()[..^1].TrimEnd() + retired }, source).Obstacles.Select(o => o.Code), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_database_keeps_what_was_published_as_it_is_and_takes_no_change_without_its_entry()
    {
        var (id, turn) = await house.BeginWithQuestion("education", "school");
        await house.Publish(id, turn, Today);

        Assert.Equal("OH004", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask($"UPDATE catalog.form_edition SET valid_from = valid_from - 1 WHERE id = '{id}'"))).SqlState);
        Assert.Equal("OH004", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask($"INSERT INTO catalog.form_wording SELECT edition_id, turn + 1, definition, words, left_out, saved_at, saved_by FROM catalog.form_wording WHERE edition_id = '{id}' AND turn = {turn}"))).SqlState);
        Assert.Equal("OH001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask("INSERT INTO catalog.form_edition (id, code, origin, begun_at) VALUES (gen_random_uuid(), 'x', 'new', now())"))).SqlState);
    }

    [Fact]
    public async Task A_broken_file_changes_nothing_is_told_and_recorded()
    {
        var before = await house.Ask("SELECT count(*) FROM catalog.form_edition");
        NewForm Wanted(string file) => new() { Code = "garden-plot", Service = "something-else", Act = "free", File = System.Text.Encoding.UTF8.GetBytes(file) };

        var no = await Assert.ThrowsAsync<Refused>(() => house.Editing(s => s.GetRequiredService<ImportForm>().Run(Wanted("<xdf:x"), Stop)));
        var faults = await house.Editing(s => s.GetRequiredService<ImportForm>().Run(Wanted("<x/>"), Stop));

        Assert.Equal(("catalog.file-broken", "xdf-root", null), (no.Code, Assert.Single(faults.Faults).Code, faults.Edition));
        Assert.Equal(before, await house.Ask("SELECT count(*) FROM catalog.form_edition"));
        Assert.Equal("catalog.file-broken;xdatenfelder 1 faults", await house.Ask("SELECT string_agg(detail, ';' ORDER BY id) FROM (SELECT id, detail FROM trust.journal WHERE kind = 'FormRefused' AND (detail LIKE 'catalog.file%' OR detail LIKE 'xdatenfelder%') ORDER BY id) j"));
    }

    [Fact]
    public async Task A_form_of_the_house_taken_in_as_a_file_is_the_draft_of_its_next_version()
    {
        var file = await house.Editing(s => s.GetRequiredService<FormFiles>().See("objection", FormBench.House, Stop));

        var taken = await house.Editing(s => s.GetRequiredService<ImportForm>().Run(new() { Code = "objection", Service = Forms["objection"].Service, Act = Forms["objection"].Act, File = file }, Stop));
        var draft = await house.Draft("objection");

        Assert.Empty(taken.Faults);
        Assert.Equal(Forms["objection"].Version + 1, draft.Proven.Written!.Version);
        Assert.Empty(draft.Proven.Obstacles);
        Assert.DoesNotContain(draft.LeftOut, l => l.Code == "left-traits");
        Assert.Equal(Forms["objection"].Traits, draft.Proven.Written.Traits);
    }

    [Fact]
    public async Task A_first_edition_that_is_as_new_as_a_published_one_holds_before_it()
    {
        var (id, turn) = await house.BeginWithQuestion("authority", "since");
        await house.Publish(id, turn, Today);
        var upgraded = Directory.CreateTempSubdirectory("oh-forms-").FullName;
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(upgraded, "authority")).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "forms", "authority"), "*.*"))
                await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), (await File.ReadAllTextAsync(file, Stop)).Replace("\"version\": 1,", "\"version\": 2,", StringComparison.Ordinal), Stop);
            var forms = new Forms(upgraded);
            using var inForce = new FormsInForce(forms, Texts, TimeProvider.System, NullLogger<FormsInForce>.Instance);
            await using var scope = house.As(ActorKind.House);
            await inForce.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), Stop);

            Assert.Null(forms["authority"].Question("since"));
        }
        finally
        {
            Directory.Delete(upgraded, recursive: true);
        }
    }
}
