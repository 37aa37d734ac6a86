using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Access;

/// <summary>The rights to work a request that whoever asks holds now, by themselves or through a group.</summary>
internal static class OpenWork
{
    public static IQueryable<Grant> Works(this OfficeDb db, Guid request) =>
        db.Set<Grant>().Where(g => g.Subject == request && g.Right == Right.Work && g.EndedAt == null
            && (g.Holder == db.Me || db.Set<Grant>().Any(m => m.Holder == db.Me && m.Right == Right.Member && m.Subject == g.Holder && m.EndedAt == null)));
}
