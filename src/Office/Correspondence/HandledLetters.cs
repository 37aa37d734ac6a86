using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Correspondence;

/// <summary>Which letters somebody handles: those to protected people only as their named reader (geschützter Versand).</summary>
internal static class HandledLetters
{
    public static IQueryable<Letter> Handled(this OfficeDb db) =>
        db.Set<Letter>().Where(l => db.SeesAll || !db.Set<Protection>().Any(p => p.RequestId == l.RequestId && p.Kind == ProtectionKind.Address && p.LiftedAt == null) || Sight.IsNamed(l.RequestId));

    public static IQueryable<Letter> ToProtected(this IQueryable<Letter> letters, OfficeDb db, bool only) =>
        letters.Where(l => db.Set<Protection>().Any(p => p.RequestId == l.RequestId && p.Kind == ProtectionKind.Address && p.LiftedAt == null) == only);
}
