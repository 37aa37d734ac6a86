namespace OffenesHaus.Catalog.Editions;

/// <summary>Reads a form over as a colleague would: what can be read, and still would puzzle people or programs later.</summary>
internal static class ReviewForm
{
    private const int MostQuestions = 7;

    private static readonly string[] Kept = ["hint", "missing", "of", "row", "add"];

    public static IEnumerable<Obstacle> Of(Form written)
    {
        foreach (var page in written.Pages.Where(p => p.Questions.Count is 0 or > MostQuestions))
            yield return new("page-full", page.Code, $"{page.Questions.Count}");

        var named = Named(written).ToList();
        foreach (var (name, question) in named)
        {
            // "move" would answer for "move.street", and a choice named "hint" would take the words of the hint.
            if (named.Find(other => other.Name != name && other.Name.StartsWith(name + ".", StringComparison.Ordinal) && question.Kind != QuestionKind.Rows).Name is { } other)
                yield return new("taken-for", name, other);
            if (question.Choices.FirstOrDefault(c => Kept.Contains(c, StringComparer.Ordinal)) is { } kept)
                yield return new("choice-kept", name, kept);
            if (question.Choices.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
                yield return new("choice-twice", name, twice.Key);
        }

        var byName = named.DistinctBy(q => q.Name, StringComparer.Ordinal).ToDictionary(q => q.Name, q => q.Question, StringComparer.Ordinal);
        foreach (var condition in written.Pages.SelectMany(p => p.Questions.Select(q => q.When).Append(p.When)).OfType<Condition>().SelectMany(c => c.All()))
            if (byName.TryGetValue(condition.Question, out var asked) && asked.Choices.Count > 0 && condition.Is.Concat(condition.IsNot).FirstOrDefault(v => !asked.Choices.Contains(v, StringComparer.Ordinal)) is { } never)
                yield return new("never", condition.Question, never);
    }

    /// <summary>Every question as the form names it once: of pages, cells of lists, and those of earlier versions.</summary>
    public static IEnumerable<(string Name, Question Question)> Named(Form written) =>
        written.Pages.SelectMany(p => p.Questions).SelectMany(q => q.Of.Select(c => ($"{q.Id}.{c.Id}", c)).Prepend((q.Id, q))).Concat(written.Retired.Select(q => (q.Id, q)));
}
