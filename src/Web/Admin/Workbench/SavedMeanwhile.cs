using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>
/// What a colleague saved since a page of a draft was opened. Sent once more, the page takes the place of it: so each text of theirs stands beside what was typed, and where
/// nothing was typed it stands in the field.
/// </summary>
public sealed class SavedMeanwhile
{
    private readonly FormSource opened, now;

    private SavedMeanwhile(EditionSeen seen, FormSource opened)
    {
        (this.opened, now) = (opened, seen.Source);
        Who = $"{seen.SavedBy ?? "Jemand"}, {DeskWords.Moment(seen.SavedAt!.Value)} Uhr";
    }

    /// <summary>Who saved, and when.</summary>
    public string Who { get; }

    /// <summary>Null: nobody did.</summary>
    /// <param name="bench">Where the earlier saves lie.</param>
    /// <param name="seen">What is saved now.</param>
    /// <param name="opened">The edition and the save that the page was opened with.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<SavedMeanwhile?> Of(FormBench bench, EditionSeen seen, (Guid Edition, int Turn) opened, CancellationToken stop) =>
        seen.Line.Id == opened.Edition && opened.Turn < seen.Turn && await bench.At(opened.Edition, opened.Turn, stop) is { } source ? new(seen, source) : null;

    /// <summary>What belongs in the field: what was typed, or theirs where it was left as it was.</summary>
    public string? Field(Language language, string key, string typed) => Same(typed, opened.Words.Text(language, key)) ? now.Words.Text(language, key) : typed;

    /// <summary>Their text, where it is another than what was typed; null: there is none, or they have not touched it.</summary>
    public string? Beside(Language language, string key, string typed) => Other(opened.Words.Text(language, key), now.Words.Text(language, key), Field(language, key, typed));

    public string DefinitionField(string typed) => Same(typed, opened.Definition) ? now.Definition : typed;

    public string? DefinitionBeside(string typed) => Other(opened.Definition, now.Definition, DefinitionField(typed));

    private static string? Other(string? opened, string? now, string? typed) => Same(opened, now) || Same(typed, now) ? null : now ?? "";

    // A browser sends its own line ends.
    private static bool Same(string? a, string? b) => (a ?? "").ReplaceLineEndings("\n").Trim() == (b ?? "").ReplaceLineEndings("\n").Trim();
}
