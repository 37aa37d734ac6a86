using System.Text.RegularExpressions;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>Begins the draft of a form: out of an XDatenfelder 3 file, or with one page where nothing comes along. A broken file changes nothing and every fault of it is told.</summary>
public sealed partial class ImportForm(OfficeDb db, Forms forms, Services services, Journal journal, Actor by, TimeProvider clock)
{
    private readonly Drafts drafts = new(db, forms, by, clock);

    public async Task<FormImported> Run(NewForm wanted, CancellationToken stop)
    {
        try
        {
            return await Begin(wanted, stop);
        }
        catch (Refused no)
        {
            await NoteRefusal(no.Code, stop);
            throw;
        }
    }

    private async Task<FormImported> Begin(NewForm wanted, CancellationToken stop)
    {
        if (!Code().IsMatch(wanted.Code) || wanted.Code == "new")
            throw new Refused("catalog.code-odd");
        if (services.Find(wanted.Service) is null)
            throw new Refused("catalog.no-service");
        if (services.Acts.All(a => a.Act != wanted.Act))
            throw new Refused("catalog.no-act");

        var newest = await drafts.Newest(wanted.Code, stop);
        if (newest is not null && wanted.File is null)
            throw new Refused("catalog.code-taken", wanted.Code);
        var frame = new Form { Code = wanted.Code, Version = (newest?.Version ?? 0) + 1, Service = wanted.Service, Act = wanted.Act, Pages = [] };
        var (source, leftOut, faults) = wanted.File is { } file ? Outside(file, frame, newest) : (FirstPage(frame, wanted.Title), [], []);
        if (faults.Count > 0)
        {
            await NoteRefusal($"xdatenfelder {faults.Count} faults", stop);
            return new(null, faults);
        }

        var edition = drafts.Begin(wanted.Code, wanted.File is null ? "new" : "xdatenfelder");
        drafts.Say(edition.Id, 1, source, leftOut);
        journal.Note(JournalKind.FormDraftBegun, edition.Id, ReasonCode.OfficeDuty, wanted.File is null ? "new" : $"xdatenfelder left {leftOut.Count}");
        await drafts.SaveBegun(stop);
        return new(edition.Id, []);
    }

    private static (FormSource Source, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<LeftOut> Faults) Outside(byte[] file, Form frame, Followed? newest)
    {
        var (schema, faults) = XdfReader.Read(StrictXml.Read(file));
        if (schema is null)
            return (new("", FormWords.None), [], faults);
        var (source, leftOut) = XdfImport.Of(schema, frame, newest is null ? null : new(Forms.Written(EditionProof.File(frame.Code), newest.Source.Definition), newest.Source.Words));
        return (source, leftOut, []);
    }

    private static FormSource FirstPage(Form frame, string title) => new(
        DefinitionText.Of(frame with
        {
            Traits = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "name" },
            Pages = [new() { Code = "words", Questions = [new() { Id = "concern", Kind = QuestionKind.LongText, Required = true, Max = 5_000 }, new() { Id = "name", Kind = QuestionKind.Text, Required = true }] }],
        }),
        title.Trim() is { Length: > 0 } said ? FormWords.None.WithGerman("title", said).WithGerman("matter", said) : FormWords.None);

    // About nobody's request: about whoever tried.
    private async Task NoteRefusal(string why, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        journal.Note(JournalKind.FormRefused, by.Id ?? Guid.Empty, ReasonCode.OfficeDuty, why);
        await db.SaveChangesAsync(stop);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}

/// <summary>A form as somebody begins it.</summary>
public sealed record NewForm
{
    /// <summary>As it stands in addresses: <c>garden-bed</c>. One that exists gets its next edition.</summary>
    public required string Code { get; init; }

    public required string Service { get; init; }

    public required string Act { get; init; }

    public string Title { get; init; } = "";

    /// <summary>XDatenfelder 3; null: it begins with one page.</summary>
    public byte[]? File { get; init; }
}

/// <summary>The draft that was begun; or null, and the faults of the file.</summary>
public sealed record FormImported(Guid? Edition, IReadOnlyList<LeftOut> Faults);
