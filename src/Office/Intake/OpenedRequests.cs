using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Opens requests in two trips to the database, by queries translated once: the pages of a form are what this house does most.</summary>
public sealed class OpenedRequests(OfficeDb db, OfficeKey office, Actor by)
{
    private static readonly Func<OfficeDb, Guid, Task<Row?>> One = EF.CompileAsyncQuery((OfficeDb db, Guid id) =>
        db.Set<Request>().AsSingleQuery().Include(r => r.States)
            .Where(r => r.Id == id)
            .Select(r => new Row
            {
                Request = r,
                Key = db.Set<WrappedKey>().Where(k => k.Subject == r.Id).Select(k => k.Bytes).First(),
                IsProtected = db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Address && p.LiftedAt == null),
                OnlyInPerson = db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Counter && p.LiftedAt == null),
                Pages = db.Set<AnswerRevision>().Where(a => a.RequestId == r.Id && !db.Set<AnswerRevision>().Any(b => b.RequestId == a.RequestId && b.Page == a.Page && b.Revision > a.Revision)).ToList(),
            })
            .SingleOrDefault());

    private static readonly Func<OfficeDb, Guid, IAsyncEnumerable<EvidenceFile>> FilesOf = EF.CompileAsyncQuery((OfficeDb db, Guid id) =>
        db.Set<EvidenceFile>().Where(f => f.RequestId == id && f.RemovedAt == null).OrderBy(f => f.KeptAt).ThenBy(f => f.Id).AsQueryable());

    /// <summary>What the page that began a request may know before it has shown anything: which one it is, and whether that page still goes on by itself.</summary>
    internal async Task<BegunRequest?> Begun(Guid begunWith, CancellationToken stop) =>
        await db.Database.SqlQuery<BegunRequest>($"SELECT id, code_version, left_at FROM intake.begun({begunWith})").SingleOrDefaultAsync(stop);

    /// <summary>From here on the visit sees this request: it began it, or has shown what opens it.</summary>
    internal Task<OpenedRequest?> FindBegun(BegunRequest begun, CancellationToken stop)
    {
        by.Opens(begun.Id);
        return Find(begun.Id, stop);
    }

    /// <summary>Null when there is none, or none that whoever acts may see; throws <see cref="Gone"/> for what was erased. A verb may change what it gets; the caller disposes of it.</summary>
    internal async Task<OpenedRequest?> Find(Guid id, CancellationToken stop)
    {
        if (await One(db, id) is not { } row)
            return null;
        if (row.Key is null)
            throw new Gone();

        var files = new List<EvidenceFile>();
        await foreach (var file in FilesOf(db, row.Request.Id).WithCancellation(stop))
            files.Add(file);
        return new(row.Request, DataKey.Unwrap(row.Key, office, row.Request.Id), row.Pages, files) { IsProtected = row.IsProtected, OnlyInPerson = row.OnlyInPerson };
    }

    private sealed class Row
    {
        public required Request Request { get; init; }

        /// <summary>Null: it was destroyed.</summary>
        public required byte[]? Key { get; init; }

        public required bool IsProtected { get; init; }

        public required bool OnlyInPerson { get; init; }

        public required List<AnswerRevision> Pages { get; init; }
    }
}
