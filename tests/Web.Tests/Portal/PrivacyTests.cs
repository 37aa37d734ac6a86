using System.Net;
using OffenesHaus.Web.Tests.Talk;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>What people are told about their data, in versions: today's at its address, older ones at theirs, and the short one at the right moment on every way without a screen.</summary>
public sealed class PrivacyTests(PrivacyTests.HouseWithTwoVersions house) : IClassFixture<PrivacyTests.HouseWithTwoVersions>
{
    /// <summary>A second version holds since yesterday, with other words.</summary>
    public sealed class HouseWithTwoVersions : DemonstrationHouse, IAsyncLifetime
    {
        private readonly string definitions = Directory.CreateTempSubdirectory("oh-definitions-").FullName;

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Definitions = definitions };

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            OwnDefinitions.CopyTo(definitions);
            var file = Path.Combine(definitions, "privacy", "notices.json");
            var first = (await File.ReadAllTextAsync(file)).Trim()[1..^1].Replace("2026-11-29", "2026-01-01", StringComparison.Ordinal);
            var second = first.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-11-01", StringComparison.Ordinal).Replace("\"privacy/lead\"", "\"privacy-2/lead\"", StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, $"[{first}, {second}]");
            foreach (var (language, words) in new[] { ("de", "Neue Worte über Daten."), ("en", "New words about data."), ("ar", "كلمات جديدة عن البيانات.") })
                await File.WriteAllTextAsync(Path.Combine(definitions, "texts", $"privacy-2.{language}.resx"), $"<root><data name=\"lead\"><value>{words}</value></data></root>");
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            Directory.Delete(definitions, recursive: true);
            GC.SuppressFinalize(this);
        }
    }

    [Theory]
    [InlineData("de", "Neue Worte über Daten."), InlineData("en", "New words about data."), InlineData("ar", "كلمات جديدة عن البيانات.")]
    public async Task The_newest_holds_at_its_address_and_the_old_one_stays_whole_at_its_own(string language, string words)
    {
        using var anybody = house.Visitor();
        var now = await anybody.Open($"/{language}/datenschutz");
        var old = await anybody.Open(now.Link($"main a[href='/{language}/datenschutz/1']")!);

        Assert.Equal(words, now.Part(".lead"));
        Assert.Contains(language switch { "de" => "nach 90 Tagen von selbst", "en" => "after 90 days", _ => "بعد 90 يومًا" }, now.Part("[aria-labelledby=dauer]"), StringComparison.Ordinal);
        Assert.NotEqual(words, old.Part(".lead"), StringComparer.Ordinal);
        Assert.Equal(now.Document.QuerySelectorAll("main section").Length, old.Document.QuerySelectorAll("main section").Length);
        Assert.NotNull(old.Part("main .notice"));
        Assert.Null(now.Part("main .notice"));
        foreach (var way in (string[])["phone", "counter", "paper", "helper", "others"])
            Assert.NotNull(now.Document.GetElementById(way));
        Assert.Equal(words, (await anybody.Open($"/{language}/datenschutz/2")).Part(".lead"));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Open($"/{language}/datenschutz/3")).Status);
    }

    [Fact]
    public async Task On_the_telephone_it_is_there_to_be_read_aloud_and_a_tick_keeps_the_version_once()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var page = await agent.Begins(talk, "something-else");
        Assert.Contains("Zum Vorlesen: Hinweis zum Datenschutz Fassung 2", page.Part("main .notice")!, StringComparison.Ordinal);
        Assert.Contains("/de/datenschutz/2", page.Part("main .notice")!, StringComparison.Ordinal);

        var check = await agent.Submit(page, TalkPages.Continue, ("concern", "Die Heizung ist kalt."), ("name", "Rosa Ruft"), ("replyBy", "here"), ("_notice", "true"));
        await agent.Submit(check, "main form", ("WasReadBack", "true"));

        Assert.Equal("2", await house.Ask($"SELECT string_agg(detail, ' ') FROM intake.conversation_step WHERE conversation_id = '{TalkPages.IdOf(talk)}' AND kind = 'NoticeTold'"));
        var again = await agent.Open(talk.Address.AbsolutePath);
        Assert.Contains("Hinweis zum Datenschutz vorgelesen, Fassung 2", again.Text, StringComparison.Ordinal);
        Assert.Null(again.Document.QuerySelector("form[action$='handler=notice']"));
        Assert.Null((await agent.Begins(talk, "something-else")).Document.GetElementById("vorgelesen"));
    }

    [Fact]
    public async Task Nobody_has_to_tick_it_and_at_the_counter_one_press_is_enough()
    {
        using var agent = await house.AtCounter();
        var talk = await agent.Visits();
        var page = await agent.Begins(talk, "something-else");
        var matter = await agent.HandsIn(page, ("concern", "Ich brauche eine Bescheinigung."), ("name", "Karl Kommt"), ("replyBy", "here"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(matter)}"));

        var here = await agent.Open(talk.Address.AbsolutePath);
        Assert.Contains("Ich schreibe auf, was Sie sagen und zeigen", here.Text, StringComparison.Ordinal);
        Assert.Contains("Alles dazu steht auf Ihrer Eingangsbestätigung", here.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Quittung", here.Text, StringComparison.Ordinal);
        for (var press = 0; press < 2; press++)
            await agent.Submit(here, "form[action$='handler=notice']");
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.conversation_step WHERE conversation_id = '{TalkPages.IdOf(talk)}' AND kind = 'NoticeTold'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE about = '{TalkPages.IdOf(talk)}' AND kind = 'NoticeTold'"));

        var receipt = Protection.Protected.WordsOf(await (await agent.Get(matter.Address.AbsolutePath + "/quittung.pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Was mit Ihren Angaben passiert", receipt, StringComparison.Ordinal);
        Assert.Contains("/de/datenschutz/2", receipt.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
