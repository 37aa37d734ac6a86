using System.Text;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Platform;

namespace OffenesHaus.Tests.Catalog.Exchange;

public sealed class TranslationFileTests
{
    private static readonly Form Form = HouseWords.Forms["message"];

    private static readonly FormWords Words = FormWords.Read(Path.Combine(HouseWords.Root, "forms", "message"));

    public static TheoryData<string> Codes => [.. HouseWords.Forms.All.Select(f => f.Code).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_goes_out_and_comes_back_untouched_changes_nothing(string code)
    {
        var (form, words) = (HouseWords.Forms[code], FormWords.Read(Path.Combine(HouseWords.Root, "forms", code)));
        foreach (var language in FormWords.Foreign)
        {
            var returned = TranslationFile.Read(TranslationFile.Write(form, words, language), form, words, language);

            Assert.Equal((0, 0), (returned.Taken, returned.LeftOut.Count));
            Assert.All(words.German.Keys, k => Assert.Equal(WordState.Complete, words.StateOf(language, k)));
        }
    }

    [Fact]
    public void A_missing_text_goes_out_empty_and_comes_back_taken_from_the_sentence_of_now()
    {
        var lacking = Words.With(Language.English, "q.name", null);
        var file = Text(TranslationFile.Write(Form, lacking, Language.English)).Replace("<target state=\"needs-translation\" />", "<target>Your name?</target>", StringComparison.Ordinal);

        var returned = Read(file, lacking);

        Assert.Equal((1, 0), (returned.Taken, returned.LeftOut.Count));
        Assert.Equal(("Your name?", WordState.Complete), (returned.Words.Text(Language.English, "q.name"), returned.Words.StateOf(Language.English, "q.name")));
    }

    [Fact]
    public void A_text_whose_German_sentence_changed_meanwhile_is_taken_and_stale()
    {
        var file = Text(TranslationFile.Write(Form, Words, Language.English)).Replace("What is your name?", "Your name, please?", StringComparison.Ordinal);
        var now = Words.WithGerman("q.name", "Wie heißen Sie mit vollem Namen?");

        var returned = Read(file, now);

        Assert.Equal("source-changed", Assert.Single(returned.LeftOut).Code);
        Assert.Equal(("Your name, please?", WordState.Stale), (returned.Words.Text(Language.English, "q.name"), returned.Words.StateOf(Language.English, "q.name")));
    }

    [Theory]
    [InlineData("<target state=\"translated\">What is your name?</target>", "<target>Name <g id=\"1\">now</g></target>", "marked-up")]
    [InlineData("<target state=\"translated\">What is your name?</target>", "<target>Name {0}</target>", "holes")]
    [InlineData("id=\"q.name\"", "id=\"q.nickname\"", "unknown-text")]
    public void What_does_not_fit_stays_out_and_the_rest_is_taken(string right, string wrong, string code)
    {
        var file = Text(TranslationFile.Write(Form, Words, Language.English)).Replace(right, wrong, StringComparison.Ordinal).Replace(">Your request<", ">Your matter<", StringComparison.Ordinal);

        var returned = Read(file, Words);

        Assert.Equal(code, Assert.Single(returned.LeftOut).Code);
        Assert.Equal((1, "Your matter", "What is your name?"), (returned.Taken, returned.Words.Text(Language.English, "p.words"), returned.Words.Text(Language.English, "q.name")));
    }

    [Theory]
    [InlineData("original=\"message\"", "original=\"apply\"", "catalog.other-form")]
    [InlineData("target-language=\"en\"", "target-language=\"fr\"", "catalog.other-language")]
    [InlineData("</xliff>", "", "catalog.file-broken")]
    [InlineData("urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0", "catalog.not-xliff")]
    public void A_file_that_is_not_this_one_is_refused_as_a_whole(string right, string wrong, string code) =>
        Assert.Equal(code, Assert.Throws<Refused>(() => Read(Text(TranslationFile.Write(Form, Words, Language.English)).Replace(right, wrong, StringComparison.Ordinal), Words)).Code);

    [Fact]
    public void A_translation_without_its_German_sentence_is_stale() =>
        Assert.Equal(WordState.Stale, FormWords.None.With(Language.English, "title", new("A title", FormWords.StampOf(""))).StateOf(Language.English, "title"));

    [Fact]
    public void A_lonely_brace_is_found_where_a_text_is_filled_in() =>
        Assert.Equal([true, true, false, false, false], new[] { "Person {0}", "Person", "Person {", "Person {0", "{0} and {1}" }.Select(FormWords.CanBeFilled));

    private static Returned Read(string file, FormWords words) => TranslationFile.Read(Encoding.UTF8.GetBytes(file), Form, words, Language.English);

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file);
}
