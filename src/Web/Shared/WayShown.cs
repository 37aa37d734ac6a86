using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>One of the six ways of a service, with the sentences that say what the law asks there.</summary>
public sealed record WayShown(string Channel, bool DoesNotDo, IReadOnlyList<string> Sentences, string Section)
{
    /// <summary>
    /// In the order of the table. Some acts have an effect with conditions of its own (a new bank account is noted at once, but paid to
    /// only after a check): rows of <c>&lt;act&gt;-effect</c>, told with the act.
    /// </summary>
    public static IReadOnlyList<WayShown> Of(Services services, Service service, Say t) => Of(services, service.Act, t);

    /// <summary>The same of an act, whether or not a service begins with it.</summary>
    public static IReadOnlyList<WayShown> Of(Services services, string act, Say t)
    {
        var effects = services.Acts.Where(a => a.Act == $"{act}-effect").ToDictionary(a => a.Channel, StringComparer.Ordinal);
        return [.. services.Acts.Where(a => a.Act == act).Select(way =>
        {
            var effect = effects.GetValueOrDefault(way.Channel);
            string?[] said = [t.Maybe($"services/act.{way.Act}.{way.Channel}"), effect is null ? null : t.Maybe($"services/act.{effect.Act}.{way.Channel}")];
            return new WayShown(way.Channel, way.Allowed == "no", [.. said.OfType<string>().DefaultIfEmpty(t[$"catalogue/way.{way.Channel}"])], effect is null ? way.Section : $"{way.Section}; {effect.Section}");
        })];
    }
}
