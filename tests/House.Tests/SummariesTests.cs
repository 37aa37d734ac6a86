using System.Reflection;
using System.Xml.Linq;

namespace OffenesHaus.House.Tests;

public sealed class SummariesTests
{
    [Fact]
    public void Every_public_type_says_in_a_sentence_what_it_is() =>
        Assert.Empty(new[] { Shelves.Law, Shelves.Office, Shelves.Web }.SelectMany(a => Silent(a.GetTypes(), Read(a))));

    [Fact]
    public void A_type_that_says_nothing_is_noticed() =>
        Assert.Equal([typeof(SummariesTests).FullName], Silent([typeof(SummariesTests)], Read(typeof(SummariesTests).Assembly)), StringComparer.Ordinal);

    private static IEnumerable<string> Silent(IEnumerable<Type> types, XDocument written)
    {
        var said = written.Descendants("member").Where(m => m.Element("summary")?.Value.Trim().Length > 5).Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        return types.Where(t => t.IsVisible && Shelves.IsWritten(t) && t.Namespace?.EndsWith(".Migrations", StringComparison.Ordinal) != true)
            .Select(t => t.FullName!).Where(n => n != "Program" && !said.Contains("T:" + n.Replace('+', '.')));
    }

    private static XDocument Read(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
}
