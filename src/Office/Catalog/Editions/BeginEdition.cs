using System.Text.RegularExpressions;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Editions;

/// <summary>Begins the next edition of a form: a draft that says, for now, what the newest one says.</summary>
public sealed partial class BeginEdition(OfficeDb db, Forms forms, Journal journal, Actor by, TimeProvider clock)
{
    private readonly Drafts drafts = new(db, forms, by, clock);

    public async Task<Guid> Run(string code, CancellationToken stop)
    {
        var newest = await drafts.Newest(code, stop) ?? throw new NotFound();
        var edition = drafts.Begin(code, newest.Key);
        drafts.Say(edition.Id, 1, newest.Source with { Definition = Numbered(newest.Source.Definition, newest.Version + 1) }, []);
        journal.Note(JournalKind.FormDraftBegun, edition.Id, ReasonCode.OfficeDuty, newest.Key);
        await drafts.SaveBegun(stop);
        return edition.Id;
    }

    // The number alone: the rest stays as its editor wrote it, comments and all.
    internal static string Numbered(string definition, int version) => Version().Replace(definition, $"${{before}}{version}", 1);

    [GeneratedRegex(@"(?<before>""version""\s*:\s*)\d+", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
