using System.Globalization;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Says in German what contradicts itself in a definition. The key is the sentence of <c>ProveForm</c> with its gaps; what nobody has said in German yet is said as it is.</summary>
public static class ProofWords
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["the definition is empty"] = "Die Definition ist leer.",
        ["this is no JSON"] = "Hier ist die Schreibweise nicht in Ordnung: ein Komma, ein Anführungszeichen oder eine Klammer.",
        ["the value at '{0}' cannot be read"] = "Der Wert bei {0} passt dort nicht, oder es gibt dort keinen mit diesem Namen.",
        ["the code of a form is the name of its folder"] = "„code“ muss der Name des Formulars sein.",
        ["a form has at least one page"] = "Ein Formular hat mindestens eine Seite.",
        ["declaresWith names a page of the form"] = "„declaresWith“ nennt eine Seite, die es nicht gibt.",
        ["page '{0}' stands there twice"] = "Die Seite „{0}“ steht zweimal da.",
        ["page '{0}' is for each '{1}', and no earlier page asks these rows"] = "Die Seite „{0}“ gilt je „{1}“, und keine Seite davor fragt diese Liste.",
        ["page '{0}': self belongs to each"] = "Seite „{0}“: „self“ geht nur zusammen mit „each“.",
        ["question '{0}' is asked twice"] = "Die Frage „{0}“ wird zweimal gestellt.",
        ["question '{0}' is retired and asked"] = "Die Frage „{0}“ steht unter „retired“ und wird doch gestellt.",
        ["trait '{0}' names '{1}', which is no question that is asked once"] = "„traits“ nennt für {0} die Frage „{1}“. Das ist keine, die einmal gestellt wird.",
        ["addresses name '{0}', and no page asks it"] = "„addresses“ nennt „{0}“, und keine Seite fragt danach.",
        ["trait '{0}' tells where somebody is, and addresses do not name it"] = "„{0}“ in „traits“ sagt, wo jemand wohnt. Dann gehört die Frage auch unter „addresses“.",
        ["page '{0}': a condition looks at '{1}', and the rows of '{2}' do not ask it"] = "Seite „{0}“: Eine Bedingung sieht auf „{1}“, und die Liste „{2}“ fragt nicht danach.",
        ["page '{0}': a condition looks at '{1}', which no earlier page asks"] = "Seite „{0}“: Eine Bedingung sieht auf „{1}“, und keine Seite davor fragt danach.",
        ["page '{0}': a condition looks at '{1}', which is asked for each '{2}'"] = "Seite „{0}“: Eine Bedingung sieht auf „{1}“. Das wird je „{2}“ gefragt.",
        ["question '{0}': choices belong to choice and choices"] = "Frage „{0}“: „choices“ gehört zu den Arten choice und choices, und diese brauchen es.",
        ["question '{0}': '~' is kept for the number of a row"] = "Frage „{0}“: Das Zeichen ~ braucht das Haus selbst.",
        ["question '{0}': rows need 'of' and 'most', and nothing else may have them"] = "Frage „{0}“: Die Art rows braucht „of“ und „most“, und keine andere hat sie.",
        ["question '{0}': a list has at most {1} rows"] = "Frage „{0}“: Eine Liste hat höchstens {1} Zeilen.",
        ["question '{0}': a cell has no rows and no condition"] = "Frage „{0}“: Eine Spalte hat keine eigene Liste und keine Bedingung.",
        ["question '{0}' asks the same twice in a row"] = "Frage „{0}“: Eine Spalte steht zweimal da.",
    };

    public static string Said(FormBroken broken)
    {
        ArgumentNullException.ThrowIfNull(broken);
        var said = broken.Said;
        var sentence = Sentences.TryGetValue(said.Format, out var german)
            ? string.Format(CultureInfo.GetCultureInfo("de-DE"), german, said.GetArguments())
            : said.ToString(CultureInfo.InvariantCulture);
        return broken.Line is { } line ? $"Zeile {line}: {sentence}" : sentence;
    }

    internal static bool Knows(string format) => Sentences.ContainsKey(format);
}
