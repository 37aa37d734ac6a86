using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>Which files of a request are shown to whom, and in which order.</summary>
internal static class FilesShown
{
    /// <summary>What was handed in. A number that may be opened opens no other request's file. Papers of protected people tell where they live: named readers only.</summary>
    public static IQueryable<EvidenceFile> FilesOnDesk(this OfficeDb db, RequestNumber number) =>
        from f in db.Set<EvidenceFile>()
        join r in db.Set<Request>() on f.RequestId equals r.Id
        where r.Number == number && f.ArrivalId != null
            && (Sight.IsNamed(r.Id) || !db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Address && p.LiftedAt == null))
        select f;

    /// <summary>As one document: in the order they came, those of one post in the order they were chosen.</summary>
    public static IOrderedQueryable<EvidenceFile> InOrder(this IQueryable<EvidenceFile> files) => files.OrderBy(f => f.KeptAt).ThenBy(f => f.Id);

    /// <summary>A helper sees no paper of a protected person; the person sees all of their own.</summary>
    public static async Task<bool> ShutsPictures(this OfficeDb db, Actor by, Guid request, CancellationToken stop) =>
        by.Kind == ActorKind.Helper && await db.Set<Protection>().AnyAsync(p => p.RequestId == request && p.Kind == ProtectionKind.Address && p.LiftedAt == null, stop);
}
