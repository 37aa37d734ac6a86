using OffenesHaus.Catalog;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Shared;

/// <summary>The files that answer one question: one document of several photos, in their order.</summary>
/// <param name="Question">Null: they came with a reply.</param>
/// <param name="Label">The question in words.</param>
/// <param name="Files">In the order they came.</param>
public sealed record FilesTogether(string? Question, string Label, IReadOnlyList<FileView> Files)
{
    /// <summary>As far as they were counted.</summary>
    public int Pages => Files.Sum(f => f.Pages ?? 0);

    /// <summary>Pages that can be shown.</summary>
    public int Drawn => Files.Where(f => f.HasPicture).Sum(f => f.Pages ?? 0);

    public static IReadOnlyList<FilesTogether> Of(IEnumerable<FileView> files, AnswerList answers, Say t, string withReply) =>
        [.. files.GroupBy(f => f.Question, StringComparer.Ordinal).Select(g => new FilesTogether(g.Key, g.Key is not null && answers.Form.Question(g.Key) is { } asked ? answers.Label(asked, t) : withReply, [.. g]))];
}
