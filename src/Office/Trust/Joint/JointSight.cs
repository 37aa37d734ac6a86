using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Trust.Joint;

/// <summary>
/// Who sees a joint act: whoever asked, and who may be the second person; the person, what is about their request. Nobody who is barred from it, and not the one it is about.
/// An alarm is seen by whom it is for. Row-level security asks the same.
/// </summary>
internal sealed class JointSight : IShapesModel
{
    public void Shape(ModelBuilder model, OfficeDb db)
    {
        model.Entity<JointAct>().HasQueryFilter(Sight.Filter, a => db.SeesAll || a.Subject == db.Subject
            || ((a.AskedBy == db.Me
                    || (a.Concerns != db.Me && db.Set<Grant>().Any(m => m.Holder == db.Me && m.Right == Right.Member && m.EndedAt == null && a.Seconds.Contains(m.Subject!.Value))))
                && !db.Set<Grant>().Any(b => b.Holder == db.Me && b.Right == Right.Barred && b.Subject == a.Subject && b.EndedAt == null)));
        model.Entity<Alarm>().HasQueryFilter(Sight.Filter, a => db.SeesAll
            || (db.Set<Grant>().Any(m => m.Holder == db.Me && m.Right == Right.Member && m.EndedAt == null && a.Groups.Contains(m.Subject!.Value))
                && !db.Set<Grant>().Any(b => b.Holder == db.Me && b.Right == Right.Barred && b.Subject == a.Subject && b.EndedAt == null)));
    }
}
