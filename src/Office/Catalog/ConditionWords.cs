namespace OffenesHaus.Catalog;

/// <summary>A condition in German words, for whoever reads a form over: editors, translators, lawyers, other authorities.</summary>
public static class ConditionWords
{
    public static string Of(Condition when, FormWords words) =>
        "Nur wenn " + string.Join(" und ", when.All().Select(c => One(c, words))) + ".";

    private static string One(Condition when, FormWords words)
    {
        var asked = $"„{words.German.GetValueOrDefault($"q.{when.Question}", when.Question)}“";
        string Choices(IReadOnlyList<string> values) => string.Join(" oder ", values.Select(v => $"„{words.German.GetValueOrDefault($"q.{when.Question}.{v}", v)}“"));
        return (when.Is.Count, when.IsNot.Count) switch
        {
            (> 0, 0) => $"{asked} mit {Choices(when.Is)} beantwortet ist",
            (0, > 0) => $"{asked} nicht mit {Choices(when.IsNot)} beantwortet ist",
            _ => $"{asked} mit {Choices(when.Is)} und nicht mit {Choices(when.IsNot)} beantwortet ist",
        };
    }
}
