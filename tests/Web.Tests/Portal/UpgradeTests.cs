namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The house closes with one version of a form and opens with the next: what somebody had written and not handed in is whole.</summary>
public sealed class UpgradeTests(UpgradeTests.HouseThatLearns house) : IClassFixture<UpgradeTests.HouseThatLearns>
{
    private const string First = """
        { "code": "garden", "version": 1, "service": "something-else", "act": "free", "traits": { "name": "name" },
          "pages": [
            { "code": "plot", "questions": [ { "id": "size", "kind": "choice", "required": true, "choices": ["small", "large"] }, { "id": "colour", "kind": "text" } ] },
            { "code": "look", "questions": [ { "id": "smell", "kind": "long-text" }, { "id": "photo", "kind": "evidence" } ] },
            { "code": "who", "questions": [ { "id": "name", "kind": "text", "required": true } ] } ] }
        """;

    // One question more, two gone, with the page of one of them; none has another name.
    private const string Next = """
        { "code": "garden", "version": 2, "service": "something-else", "act": "free", "traits": { "name": "name" },
          "pages": [
            { "code": "plot", "questions": [ { "id": "size", "kind": "choice", "required": true, "choices": ["small", "large"] }, { "id": "fence", "kind": "choice", "required": true, "choices": ["yes", "no"] } ] },
            { "code": "who", "questions": [ { "id": "name", "kind": "text", "required": true }, { "id": "photo", "kind": "evidence" } ] } ],
          "retired": [ { "id": "colour", "kind": "text" }, { "id": "smell", "kind": "long-text" } ] }
        """;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["title"] = "Ein Gartenbeet", ["lead"] = "Ein Beet.", ["matter"] = "Beet", ["p.plot"] = "Beet", ["p.look"] = "Aussehen", ["p.who"] = "Wer", ["q.name"] = "Wie heißen Sie?",
        ["q.size"] = "Wie groß?", ["q.size.small"] = "klein", ["q.size.large"] = "groß", ["q.colour"] = "Welche Farbe?", ["q.smell"] = "Welcher Duft?", ["q.photo"] = "Ein Bild",
        ["q.fence"] = "Mit Zaun?", ["q.fence.yes"] = "ja", ["q.fence.no"] = "nein",
    };

    /// <summary>A house whose forms lie in a folder of its own.</summary>
    public sealed class HouseThatLearns : DemonstrationHouse, IAsyncLifetime
    {
        private readonly string definitions = Directory.CreateTempSubdirectory("oh-definitions-").FullName;

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Definitions = definitions };

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            OwnDefinitions.CopyTo(definitions);
            await OwnDefinitions.Lay(definitions, "garden", First, Words.Where(w => !w.Key.StartsWith("q.fence", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            Directory.Delete(definitions, recursive: true);
            GC.SuppressFinalize(this);
        }

        public async Task OpensWith(string form)
        {
            await OwnDefinitions.Lay(definitions, "garden", form, Words.Where(w => w.Key != "p.look").ToDictionary(StringComparer.Ordinal));
            await Restart();
        }
    }

    [Fact]
    public async Task An_unsent_request_survives_an_upgrade_with_two_versions_of_its_form()
    {
        using var person = house.Visitor();
        var look = await person.Submit(await person.Open("/de/anliegen/garden"), People.Main, ("size", "large"), ("colour", "blau wie Flachs"));
        Assert.EndsWith("/garden/look", look.Address.AbsolutePath, StringComparison.Ordinal);
        var kept = await person.SubmitWith(look, People.Save, [new("photo", "beet.jpg", Files.Jpeg)], ("smell", "nach Regen & Minze"));
        var (number, code) = kept.Keys();

        await house.OpensWith(Next);

        // At another device, so that nothing but number and code is left of before.
        using var later = house.Visitor();
        await later.ComesBack(number.Digits(), code);
        var plot = await later.Open("/de/anliegen/garden");
        Assert.NotNull(plot.Document.QuerySelector("[name=size][value=large][checked]"));
        Assert.Contains("Mit Zaun?", plot.Text, StringComparison.Ordinal);
        Assert.Null(plot.Document.QuerySelector("[name=fence][checked]"));
        Assert.Null(plot.Document.QuerySelector("[name=colour]"));

        // The page that is gone was still open somewhere: what is posted there is not lost in silence.
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await person.Submit(look, People.Main, ("smell", "nach Regen & Minze"))).Status);
        var who = await later.Submit(plot, People.Main, ("fence", "yes"));
        Assert.Contains("beet.jpg", who.Text, StringComparison.Ordinal);
        var check = await later.Submit(who, People.Main, ("name", "Vera Version"));
        foreach (var said in (string[])["groß", "ja", "Welche Farbe?", "blau wie Flachs", "Welcher Duft?", "nach Regen & Minze", "beet.jpg", "Vera Version"])
            Assert.Contains(said, check.Text, StringComparison.Ordinal);

        var receipt = await later.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt(), receipt.Text);
        foreach (var said in (string[])["groß", "Mit Zaun?", "blau wie Flachs", "nach Regen & Minze", "beet.jpg", "Vera Version"])
            Assert.Contains(said, receipt.Text, StringComparison.Ordinal);
        using var clerk = await house.Clerk();
        var desk = await clerk.Open($"/desk/requests/{number.Digits()}");
        foreach (var said in (string[])["Mit Zaun?", "blau wie Flachs", "nach Regen & Minze", "Vera Version"])
            Assert.Contains(said, desk.Text, StringComparison.Ordinal);
        // One arrival confirms every page that was written, in either version.
        Assert.Equal(1L, await house.Arrivals(number));
        Assert.Equal(3, await house.Ask($"SELECT jsonb_array_length(a.pages::jsonb) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number.Digits()}"));
    }
}
