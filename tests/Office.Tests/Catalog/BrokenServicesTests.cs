using System.Text;
using System.Text.Json.Nodes;
using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

/// <summary>A catalogue with one thing wrong: the house does not open, and its editor reads where and why.</summary>
public sealed class BrokenServicesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("oh-services-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("act", "\"wish\"", "service 'review': the act 'wish' is not in forms-of-acts.csv")]
    [InlineData("form", "\"reviews\"", "service 'review': there is no form 'reviews'")]
    [InlineData("team", "\"nobody\"", "service 'review': has no text 'team.nobody'")]
    [InlineData("team", "null", "service 'review': has either a team or another authority")]
    [InlineData("authority", "\"education\"", "service 'review': has either a team or another authority")]
    [InlineData("group", "\"other\"", "service 'review': has no text 'group.other'")]
    [InlineData("evidence", "[\"letter\"]", "service 'review': has no text 'evidence.letter'")]
    [InlineData("law", "[]", "service 'review': cites no section")]
    [InlineData("targetDays", "0", "service 'review': has a target of no days")]
    [InlineData("wordsFrom", "[\"2027-01-01\"]", "service 'review': has no text from 2027-01-01 on")]
    [InlineData("code", "\"objection\"", "service 'objection': stands there twice")]
    [InlineData("code", "\"reviewed\"", "service 'reviewed': has no text 'reviewed.name'")]
    [InlineData("urgent", "\"at-once\"", "$[")]
    [InlineData("urgnet", "\"same-day\"", "'urgnet'")]
    public void What_is_wrong_with_one_entry_is_named(string property, string value, string said)
    {
        var broken = Assert.Throws<FormBroken>(() => Open(review => review[property] = JsonNode.Parse(value)));

        Assert.StartsWith(Path.Combine(folder, "services.json"), broken.Message, StringComparison.Ordinal);
        Assert.Contains(said, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_is_named_where_it_stands()
    {
        var whole = File.ReadAllText(Path.Combine(HouseWords.Root, "services", "services.json"));
        var line = whole[..whole.IndexOf("\"code\": \"review\"", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Write(whole.Replace("\"act\": \"review-application\"", "\"act\": \"wish\"", StringComparison.Ordinal));

        var broken = Assert.Throws<FormBroken>(() => new Services(folder, HouseWords.Forms, HouseWords.Texts));

        Assert.Equal($"{Path.Combine(folder, "services.json")}, line {line}: service 'review': the act 'wish' is not in forms-of-acts.csv", broken.Message);
    }

    [Fact]
    public void A_service_that_ends_before_it_begins_is_named()
    {
        var broken = Assert.Throws<FormBroken>(() => Open(review => (review["validFrom"], review["validTo"]) = ("2027-02-01", "2027-01-31")));

        Assert.Contains("service 'review': ends before it begins", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_without_its_service_is_named()
    {
        var broken = Assert.Throws<FormBroken>(() => Open(review => review.Parent!.AsArray().Remove(review)));

        Assert.Contains("form 'review' is for service 'review', which is not in the catalogue", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_named_with_its_line()
    {
        var whole = File.ReadAllText(Path.Combine(HouseWords.Root, "services", "services.json"));
        Write(whole[..(whole.Length / 2)]);

        var broken = Assert.Throws<FormBroken>(() => new Services(folder, HouseWords.Forms, HouseWords.Texts));

        Assert.StartsWith($"{Path.Combine(folder, "services.json")}, line 2", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_benefit_gets_its_new_name_on_the_day_from_which_it_has_it()
    {
        var words = Directory.CreateDirectory(Path.Combine(folder, "texts")).FullName;
        foreach (var language in Language.All)
            File.WriteAllText(Path.Combine(words, $"services.{language}.resx"), """<root><data name="review@2027-01-01.name"><value>Neuer Name</value></data></root>""", Encoding.UTF8);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(HouseWords.Root, "texts"), "services.*.resx"))
        {
            var into = Directory.CreateDirectory(Path.Combine(folder, "old")).FullName;
            File.Copy(file, Path.Combine(into, Path.GetFileName(file)));
        }

        Write(Changed(review => review["wordsFrom"] = new JsonArray("2027-01-01")));
        var texts = new Texts(Path.Combine(folder, "old"), words);
        var services = new Services(folder, HouseWords.Forms, texts);
        var renamed = services.Find("review")!;

        Assert.Equal("services/review.name", services.Key(renamed, "name", new(2026, 12, 31)));
        Assert.Equal("Neuer Name", texts[Language.German, services.Key(renamed, "name", new(2027, 1, 1))]);
        Assert.Equal("services/review.what", services.Key(renamed, "what", new(2027, 1, 1)));
    }

    private Services Open(Action<JsonNode> change)
    {
        Write(Changed(change));
        return new(folder, HouseWords.Forms, HouseWords.Texts);
    }

    private static string Changed(Action<JsonNode> change)
    {
        var services = JsonNode.Parse(File.ReadAllText(Path.Combine(HouseWords.Root, "services", "services.json")))!;
        change(services.AsArray().Single(s => (string?)s!["code"] == "review")!);
        return services.ToJsonString();
    }

    private void Write(string services)
    {
        File.WriteAllText(Path.Combine(folder, "services.json"), services);
        File.Copy(Path.Combine(HouseWords.Root, "services", "forms-of-acts.csv"), Path.Combine(folder, "forms-of-acts.csv"), overwrite: true);
    }
}
