using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// Who sees a paper: whoever files papers (<see cref="Right.Papers"/>), but nobody who is barred from the request it belongs to; once filed whoever reads that request, and its person.
/// What stands on it opens with its key, and that goes over to the request. Row-level security asks the same.
/// </summary>
internal sealed class PaperSight : IShapesModel
{
    public void Shape(ModelBuilder model, OfficeDb db) =>
        model.Entity<InboundPaper>().HasQueryFilter(Sight.Filter, p => db.SeesAll || (p.RequestId != null && p.RequestId == db.Subject)
            || (db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Papers && g.Subject == null && g.EndedAt == null)
                && !db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Barred && g.Subject == p.RequestId && g.EndedAt == null))
            || Sight.IsGranted(p.RequestId));
}
