using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Opens requests in two trips to the database, by queries translated once: the pages of a form are what this house does most.</summary>
public sealed class OpenedRequests(OfficeDb db, OfficeKey office)
{
    private static readonly Func<OfficeDb, Guid?, Guid?, Task<Row?>> One = EF.CompileAsyncQuery((OfficeDb db, Guid? id, Guid? begunWith) =>
        db.Set<Request>().AsSingleQuery().Include(r => r.States)
            .Where(r => r.Id == (id ?? db.Set<Request>().Where(b => b.BegunWith == begunWith).Select(b => (Guid?)b.Id).SingleOrDefault()))
            .Select(r => new Row
            {
                Request = r,
                Key = db.Set<WrappedKey>().Where(k => k.Subject == r.Id).Select(k => k.Bytes).First(),
                Pages = db.Set<AnswerRevision>().Where(a => a.RequestId == r.Id && !db.Set<AnswerRevision>().Any(b => b.RequestId == a.RequestId && b.Page == a.Page && b.Revision > a.Revision)).ToList(),
            })
            .SingleOrDefault());

    private static readonly Func<OfficeDb, Guid, IAsyncEnumerable<EvidenceFile>> FilesOf = EF.CompileAsyncQuery((OfficeDb db, Guid id) =>
        db.Set<EvidenceFile>().Where(f => f.RequestId == id && f.RemovedAt == null).OrderBy(f => f.KeptAt).AsQueryable());

    /// <summary>Null when there is none. A verb may change what it gets; the caller disposes of it.</summary>
    internal Task<OpenedRequest?> Find(Guid id, CancellationToken stop) => Open(id, null, stop);

    internal Task<OpenedRequest?> FindBegun(Guid begunWith, CancellationToken stop) => Open(null, begunWith, stop);

    private async Task<OpenedRequest?> Open(Guid? id, Guid? begunWith, CancellationToken stop)
    {
        if (await One(db, id, begunWith) is not { } row)
            return null;

        var files = new List<EvidenceFile>();
        await foreach (var file in FilesOf(db, row.Request.Id).WithCancellation(stop))
            files.Add(file);
        return new(row.Request, DataKey.Unwrap(row.Key, office, row.Request.Id), row.Pages, files);
    }

    private sealed class Row
    {
        public required Request Request { get; init; }

        public required byte[] Key { get; init; }

        public required List<AnswerRevision> Pages { get; init; }
    }
}
