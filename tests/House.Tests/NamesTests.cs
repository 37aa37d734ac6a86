using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

public sealed partial class NamesTests
{
    private static readonly string[] SayNothing = ["Manager", "Util", "Utils", "Utility", "Common", "Processor", "Info", "Data", "Dto", "Base", "Impl"];

    // A helper is a person (Beratungsstelle), a service a benefit of the catalogue (Leistung): both may begin a name, never end a longer one.
    private static readonly string[] OnlyAlone = ["Helper", "Helpers", "Service", "Services"];

    /// <summary>DataKey is cryptography's own word beside the key that wraps it; IShowData is the one thing every form page does.</summary>
    private static readonly string[] Allowed = ["DataKey", "IShowData"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Empty(new[] { Shelves.Law, Shelves.Office, Shelves.Web }.SelectMany(a => a.GetTypes()).Where(Shelves.IsWritten).Select(t => t.Name.Split('`')[0])));

    [Fact]
    public void No_folder_has_one_either() =>
        Assert.Empty(Empty(Repository.OwnCode.SelectMany(f => Path.GetDirectoryName(f.Path)!.Split('/')).Distinct(StringComparer.Ordinal)));

    [Fact]
    public void Empty_names_are_noticed_and_the_field_s_own_words_are_not() =>
        Assert.Equal(["OutboxManager", "TextUtil", "LetterDto", "HtmlHelper", "MailService", "AnswerDataReader"],
            Empty(["OutboxManager", "TextUtil", "LetterDto", "HtmlHelper", "MailService", "AnswerDataReader", "Helper", "HelperSeen", "Services", "ServiceModel", "DataKey", "Database", "Candidate"]), StringComparer.Ordinal);

    [Fact]
    public void The_folder_of_a_file_is_its_namespace() =>
        Assert.Empty(Repository.Code.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(Astray));

    [Fact]
    public void A_file_in_another_room_s_namespace_is_noticed()
    {
        Assert.Single(Astray(new("src/Office/Intake/Letter.cs", "namespace OffenesHaus.Correspondence;\n")));
        Assert.Single(Astray(new("src/Law/Periods/Fictions.cs", "public class Fictions;\n")));
        Assert.Empty(Astray(new("src/Web/Portal/Start.cshtml.cs", "namespace OffenesHaus.Web.Portal;\n")));
    }

    private static IEnumerable<string> Empty(IEnumerable<string> names) =>
        names.Where(n => !Allowed.Contains(n, StringComparer.Ordinal) && Word().Matches(n).Select(m => m.Value).ToArray() is var words
            && (words.Any(w => SayNothing.Contains(w, StringComparer.Ordinal)) || (words.Length > 1 && OnlyAlone.Contains(words[^1], StringComparer.Ordinal))));

    private static IEnumerable<string> Astray(Written file)
    {
        var folders = Path.GetDirectoryName(file.Path)!.Split('/')[1..];
        var expected = string.Join('.', new[] { "OffenesHaus" }.Concat(folders[0] == "Office" ? folders[1..] : folders));
        var stands = Namespace().Match(file.Text).Groups["name"].Value;
        // Entry points and lists of global usings declare no namespace.
        if (stands != expected && Path.GetFileName(file.Path) is not ("Program.cs" or "GlobalUsings.cs"))
            yield return $"{file.Path}: {(stands.Length == 0 ? "no namespace" : stands)}, expected {expected}";
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
