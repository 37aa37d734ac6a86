using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People;

/// <summary>Who sees a mark: the clerk who made it, and data protection officers. Row-level security asks the same.</summary>
internal sealed class KinSight : IShapesModel
{
    public void Shape(ModelBuilder model, OfficeDb db)
    {
        var officers = Groups.Officers;
        model.Entity<KinMark>().HasQueryFilter(Sight.Filter, m => db.SeesAll || m.Clerk == db.Me
            || db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Member && g.Subject == officers && g.EndedAt == null));
    }
}
