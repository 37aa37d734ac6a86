using System.Xml;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Editions;

/// <summary>Saves what an editor wrote, right or wrong, as a further wording of the draft. What somebody else saved meanwhile is never written over unseen.</summary>
public sealed class SaveDraft(OfficeDb db, Forms forms, Journal journal, Actor by, TimeProvider clock)
{
    internal const int MostText = 5_000, MostDefinition = 150_000;

    private readonly Drafts drafts = new(db, forms, by, clock);

    /// <summary>The turn that stands there now.</summary>
    public async Task<int> Run(DraftChange change, CancellationToken stop)
    {
        if (change.Definition?.Length > MostDefinition)
            throw new Refused("catalog.definition-long", MostDefinition);
        if (change.Words.FirstOrDefault(w => w.Text.Length > MostText) is { } tooLong)
            throw new Refused("catalog.text-long", tooLong.Key, MostText);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var edition = await drafts.Lock(change.Edition, stop);
        var last = await db.WordingOf(edition.Id, stop);
        if (last.Turn != change.Seen)
            throw new Refused("catalog.draft-newer");

        var now = new FormSource(change.Definition is null ? last.Definition : Tidy(change.Definition), Changed(last.Words, change.Words));
        if (now.Definition == last.Definition && ReferenceEquals(now.Words, last.Words))
            return last.Turn;

        var wording = drafts.Say(edition.Id, last.Turn + 1, now, last.LeftOut);
        journal.Note(JournalKind.FormDraftSaved, edition.Id, ReasonCode.OfficeDuty, $"turn {wording.Turn}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return wording.Turn;
    }

    // German first: a translation that was written beside a new German sentence belongs to that one.
    private static FormWords Changed(FormWords words, IReadOnlyList<WordChange> changes)
    {
        foreach (var change in changes.Where(c => c.Language.IsGerman))
            if (Tidy(change.Text) is var text && text != words.German.GetValueOrDefault(change.Key, ""))
                words = words.WithGerman(change.Key, text.Length == 0 ? null : text);
        foreach (var change in changes.Where(c => !c.Language.IsGerman))
        {
            var (text, before) = (Tidy(change.Text), words.In(change.Language, change.Key));
            if (text.Length == 0 && before is not null)
                words = words.With(change.Language, change.Key, null);
            else if (text.Length > 0 && (text != before?.Text || (change.StillFits && words.StateOf(change.Language, change.Key) == WordState.Stale)))
                words = words.With(change.Language, change.Key, new(text, FormWords.StampOf(words.German.GetValueOrDefault(change.Key, ""))));
        }

        return words;
    }

    // What no XML can hold would break every file that goes out.
    private static string Tidy(string text) =>
        Answers.Cleaned(text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
}

/// <summary>What an editor sends: a whole definition, some texts, or both.</summary>
public sealed record DraftChange
{
    public required Guid Edition { get; init; }

    /// <summary>The turn the page was shown with.</summary>
    public required int Seen { get; init; }

    /// <summary>Null: the definition stays.</summary>
    public string? Definition { get; init; }

    public IReadOnlyList<WordChange> Words { get; init; } = [];
}

/// <summary>One text as it was written; empty takes it away.</summary>
public sealed record WordChange(Language Language, string Key, string Text)
{
    /// <summary>The German sentence has changed, and the translation is right all the same.</summary>
    public bool StillFits { get; init; }
}
