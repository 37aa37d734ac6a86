using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>A form is a folder and no code: laid beside the others, it is asked, received and read at the desk.</summary>
public sealed class AddedFormTests(AddedFormTests.HouseWithOneMore house) : IClassFixture<AddedFormTests.HouseWithOneMore>
{
    private const string Form = """
        {
          "code": "garden",
          "version": 1,
          "service": "something-else",
          "act": "free",
          "traits": { "name": "name" },
          "pages": [
            { "code": "plot", "questions": [ { "id": "size", "kind": "choice", "required": true, "choices": ["small", "large"] } ] },
            { "code": "large", "when": { "question": "size", "is": ["large"] }, "questions": [ { "id": "why", "kind": "long-text", "required": true } ] },
            { "code": "who", "questions": [ { "id": "name", "kind": "text", "required": true } ] }
          ]
        }
        """;

    /// <summary>The definitions of the house in a folder of its own, and one form more.</summary>
    public sealed class HouseWithOneMore : DemonstrationHouse, IAsyncLifetime
    {
        private readonly string definitions = Directory.CreateTempSubdirectory("oh-definitions-").FullName;

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Definitions = definitions };

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            OwnDefinitions.CopyTo(definitions);
            var garden = Directory.CreateDirectory(Path.Combine(definitions, "forms", "garden")).FullName;
            await File.WriteAllTextAsync(Path.Combine(garden, "form.json"), Form);
            await Words(garden, "de", "Ein Gartenbeet", "Ein Beet für jeden, der graben mag.", "Beet", "Wie groß?", "klein", "groß", "Wozu so groß?", "Wer sind Sie?", "Wie heißen Sie?");
            await Words(garden, "en", "A garden bed", "A bed for all who like to dig.", "Bed", "How large?", "small", "large", "Why so large?", "Who are you?", "What is your name?");
            await Words(garden, "ar", "حوض في الحديقة", "حوض لكل من يحب الزراعة.", "حوض", "ما حجمه؟", "صغير", "كبير", "لماذا كبير؟", "من أنتم؟", "ما اسمكم؟");
            await InitializeAsync();
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await DisposeAsync();
            Directory.Delete(definitions, recursive: true);
            GC.SuppressFinalize(this);
        }

        private static Task Words(string folder, string language, params string[] words)
        {
            string[] keys = ["title", "lead", "matter", "p.plot", "q.size.small", "q.size.large", "q.why", "p.who", "q.name"];
            var data = string.Concat(keys.Zip(words).Select(w => $"<data name=\"{w.First}\"><value>{w.Second}</value></data>"));
            return File.WriteAllTextAsync(Path.Combine(folder, $"texts.{language}.resx"), $"<root>{data}<data name=\"q.size\"><value>{words[3]}</value></data><data name=\"p.large\"><value>{words[6]}</value></data></root>");
        }
    }

    [Fact]
    public async Task It_is_listed_asked_in_every_language_and_received()
    {
        using var person = house.Visitor();
        var list = await person.Open("/en/leistungen");
        Assert.Contains("A bed for all who like to dig.", list.Part("section[aria-labelledby=papers]"), StringComparison.Ordinal);
        Assert.Equal("A garden bed", list.Part("section[aria-labelledby=papers] a[href='/en/anliegen/garden']"));
        Assert.Equal("ما حجمه؟ How large?", (await Shown("ar")) + " " + (await Shown("en")));

        var large = await person.Submit(await person.Open("/en/anliegen/garden"), People.Main, ("size", "large"));
        Assert.EndsWith("/garden/large", large.Address.AbsolutePath, StringComparison.Ordinal);
        var who = await person.Submit(large, People.Main, ("why", "Tomatoes"));
        var receipt = await person.Submit(await person.Submit(who, People.Main, ("name", "Karim Kirschbaum")), People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Contains("Tomatoes", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Wozu so groß?", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_may_stay_missing()
    {
        using var person = house.Visitor();

        var asked = await person.Submit(await person.Open("/de/anliegen/garden"), People.Main);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var small = await person.Submit(asked, People.Main, ("size", "small"));

        Assert.EndsWith("/garden/who", small.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.True((await person.HandIn(small)).IsReceipt());
    }

    [Fact]
    public async Task At_the_desk_it_is_called_by_its_own_name()
    {
        using var person = house.Visitor();
        var who = await person.Submit(await person.Open("/de/anliegen/garden"), People.Main, ("size", "small"));
        var receipt = await person.HandIn(await person.Submit(who, People.Main, ("name", "Rana Apfelbaum")));
        using var clerk = await house.Clerk();

        var request = await clerk.Open($"/desk/requests/{receipt.Keys().Number.Digits()}");

        Assert.Contains("Beet", request.Text, StringComparison.Ordinal);
        Assert.Contains("klein", request.Text, StringComparison.Ordinal);
    }

    private async Task<string> Shown(string language)
    {
        using var anybody = house.Visitor();
        var page = await anybody.Open($"/{language}/anliegen/garden");
        return page.Part("legend > span[lang]")!;
    }
}
