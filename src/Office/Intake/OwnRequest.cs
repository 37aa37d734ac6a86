using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Everything the person has written so far, for the interview to show again, right or wrong.</summary>
public sealed class OwnRequest(OpenedRequests requests, Forms forms, AccessCodes codes, HelpInForce help, Journal journal, Actor by)
{
    /// <summary>Null: there is no such request, or its code was renewed since this browser showed it.</summary>
    public async Task<OwnRequestView?> See(Shown shown, CancellationToken stop)
    {
        using var opened = await requests.Find(shown.Request, stop);
        return opened?.Request.CodeVersion == shown.CodeVersion && !opened.OnlyInPerson ? Of(opened) : null;
    }

    /// <summary>The request that a displayed form began; null if none did, or if this browser must show number and code first.</summary>
    public async Task<OwnRequestView?> Begun(Guid begunWith, Shown? shown, CancellationToken stop)
    {
        if (await requests.Begun(begunWith, stop) is not { } begun || !begun.GoesOnFor(shown))
            return null;
        using var opened = await requests.FindBegun(begun, stop);
        return opened is null or { OnlyInPerson: true } ? null : Of(opened);
    }

    /// <summary>For a helper whose mandate lets them fill it in.</summary>
    public async Task<OwnRequestView> ForHelp(Guid request, CancellationToken stop)
    {
        await help.Demand(request, HelpScopes.FillIn, stop);
        using var opened = await requests.Find(request, stop) ?? throw new NotFound();
        return Of(opened);
    }

    /// <summary>For staff who write down what somebody said or sent, until it is handed in: a look like any other. Nobody of them sees the code.</summary>
    public async Task<OwnRequestView> ForDesk(Guid request, CancellationToken stop)
    {
        using var opened = await requests.Find(request, stop) ?? throw new NotFound();
        await journal.NoteLook(JournalKind.RequestRead, request, null, stop);
        return Of(opened);
    }

    internal OwnRequestView Of(OpenedRequest opened) => new()
    {
        Id = opened.Request.Id,
        Number = opened.Request.Number,
        Code = by.Kind is ActorKind.Helper or ActorKind.Clerk ? "" : codes.For(opened.Request.Id, opened.Request.CodeVersion),
        CodeVersion = opened.Request.CodeVersion,
        BegunWith = opened.Request.BegunWith,
        Form = forms[opened.Request.Form],
        State = opened.Request.State,
        Answers = opened.Answers,
        Revisions = opened.Pages.ToDictionary(p => p.Page, p => p.Revision, StringComparer.Ordinal),
        Files = [.. opened.Files.Select(f => FileView.Of(f, opened.Key)).Select(f => f with { HasPicture = f.HasPicture && !(opened.IsProtected && by.Kind == ActorKind.Helper) })],
    };
}

/// <summary>The person's own request as the interview shows it.</summary>
public sealed record OwnRequestView
{
    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    /// <summary>Twelve digits, ungrouped. Only ever shown to whoever came in with it; empty for a helper and for staff.</summary>
    public required string Code { get; init; }

    public required int CodeVersion { get; init; }

    public required Guid BegunWith { get; init; }

    public required Form Form { get; init; }

    public required RequestState State { get; init; }

    public required Answers Answers { get; init; }

    public required IReadOnlyDictionary<string, int> Revisions { get; init; }

    public required IReadOnlyList<FileView> Files { get; init; }

    /// <summary>The names of the fields that are answered in the request and not shown here, for whoever types beside it; null: everything is shown.</summary>
    public IReadOnlySet<string>? Answered { get; init; }

    /// <summary>A letter is wished for, and nobody said where it should go.</summary>
    public bool LetterGoesNowhere => Answered is null && Form.Prune(Answers) is var answers && Form.Trait(answers, "replyBy") == "letter" && !PostalAddress.IsKnown(Form, answers);

    /// <summary>Nobody said where anything could go by post.</summary>
    public bool HasNoAddress => Answered is null && !PostalAddress.IsKnown(Form, Form.Prune(Answers));

    public int RevisionOf(string page) => Revisions.GetValueOrDefault(page);

    /// <summary>The first of these pages that was never sent; null: all were.</summary>
    public FormPage? NeverSent(IEnumerable<FormPage> way) => way.FirstOrDefault(p => RevisionOf(p.Code) == 0);
}

/// <summary>A file as people see it named.</summary>
public sealed record FileView
{
    public required Guid Id { get; init; }

    public required string? Question { get; init; }

    public required string Name { get; init; }

    public required FileKind Kind { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    public required int? Pages { get; init; }

    public required Readability Readability { get; init; }

    /// <summary>False once a receipt names it: then it stays.</summary>
    public required bool CanBeRemoved { get; init; }

    /// <summary>It can be drawn, and is shown to whoever sees this.</summary>
    public required bool HasPicture { get; init; }

    /// <summary>Quarter turns to the right, 0 to 3.</summary>
    public required int Turns { get; init; }

    /// <summary>At the desk: by whoever works it.</summary>
    public bool CanBeTurned { get; init; }

    /// <summary>Nothing opens it and nobody gets it: a virus scanner found something, or has not seen it yet.</summary>
    public bool IsShut { get; init; }

    /// <summary>At the desk, where a scanner found something: who asked for what. Null for every other file.</summary>
    public Quarantine.ShutFileView? Shut { get; init; }

    /// <summary>When two decided that the scanner was wrong; null: never.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The file as it came may be downloaded at the desk.</summary>
    public bool HasOriginal => Shut is { } known ? known.OpenUntil is not null : !IsShut;

    public required DateTimeOffset KeptAt { get; init; }

    internal static FileView Of(EvidenceFile file, DataKey key) => new()
    {
        Id = file.Id,
        Question = file.Question,
        Name = SafeFileName.Of(file.Name(key), file.Kind).Text,
        Kind = file.Kind,
        Size = file.Size,
        Sha256 = Convert.ToHexStringLower(file.Sha256),
        Pages = file.Pages,
        Readability = file.Readability,
        CanBeRemoved = file.ArrivalId is null,
        HasPicture = file is { Readability: Readability.Readable, Pages: > 0 },
        Turns = file.Turns,
        KeptAt = file.KeptAt,
    };
}
