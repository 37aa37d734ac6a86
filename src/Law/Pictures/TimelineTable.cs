using System.Text;
using static OffenesHaus.Law.Pictures.Markup;

namespace OffenesHaus.Law.Pictures;

/// <summary>The facts as a table, in order of days.</summary>
internal static class TimelineTable
{
    public static string Write(IReadOnlyList<TimelineFact> facts, Language language)
    {
        var (caption, day, what, section) = language switch
        {
            Language.German => ("Die Frist Tag für Tag", "Tag", "Was", "Vorschrift"),
            Language.Arabic => ("المهلة يومًا بيوم", "اليوم", "ماذا", "النص القانوني"),
            _ => ("The period day by day", "Day", "What", "Section"),
        };
        var html = new StringBuilder()
            .Append("<table class=\"deadline-table\" lang=\"").Append(language.Tag()).Append("\"><caption>").Append(caption)
            .Append("</caption><thead><tr><th scope=\"col\">").Append(day)
            .Append("</th><th scope=\"col\">").Append(what)
            .Append("</th><th scope=\"col\">").Append(section)
            .Append("</th></tr></thead><tbody>");

        foreach (var fact in facts.OrderBy(fact => fact.On).ThenBy(fact => fact.Kind))
        {
            html.Append("<tr><th scope=\"row\">").Append(Encoded(When(fact, language)))
                .Append("</th><td>").Append(Encoded(fact.What))
                .Append("</td><td lang=\"de\" dir=\"ltr\">").Append(Encoded(fact.Section))
                .Append("</td></tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
