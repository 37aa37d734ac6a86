using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Everything the person has written so far, for the interview to show again, right or wrong.</summary>
public sealed class OwnRequest(OfficeDb db, Forms forms, Keys keys, AccessCodes codes)
{
    /// <summary>The request that a displayed form began; null if none did. Whoever holds the form has what it asks for.</summary>
    public async Task<OwnRequestView?> Begun(Guid begunWith, CancellationToken stop) =>
        await db.Set<Request>().AsNoTracking().Where(r => r.BegunWith == begunWith).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(stop) is { } id ? await See(id, stop) : null;

    public async Task<OwnRequestView> See(Guid id, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        var pages = await db.LatestPages(id, stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == id && f.RemovedAt == null).OrderBy(f => f.KeptAt).ToListAsync(stop);
        using var key = await keys.Of(id, stop);
        return new()
        {
            Id = id,
            Number = request.Number,
            Code = codes.For(id, request.CodeVersion),
            CodeVersion = request.CodeVersion,
            BegunWith = request.BegunWith,
            Form = forms[request.Form],
            State = request.State,
            Answers = pages.Open(key),
            Revisions = pages.ToDictionary(p => p.Page, p => p.Revision, StringComparer.Ordinal),
            Files = [.. files.Select(f => FileView.Of(f, key))],
        };
    }
}

/// <summary>The person's own request as the interview shows it.</summary>
public sealed record OwnRequestView
{
    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    /// <summary>Twelve digits, ungrouped. Only ever shown to whoever came in with it.</summary>
    public required string Code { get; init; }

    public required int CodeVersion { get; init; }

    public required Guid BegunWith { get; init; }

    public required Form Form { get; init; }

    public required RequestState State { get; init; }

    public required Answers Answers { get; init; }

    public required IReadOnlyDictionary<string, int> Revisions { get; init; }

    public required IReadOnlyList<FileView> Files { get; init; }

    public int RevisionOf(string page) => Revisions.GetValueOrDefault(page);
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
        KeptAt = file.KeptAt,
    };
}
