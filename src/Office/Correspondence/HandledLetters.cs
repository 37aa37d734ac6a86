using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Correspondence;

/// <summary>Which letters somebody handles: those to protected people only as their named reader (geschützter Versand).</summary>
internal static class HandledLetters
{
    public static IQueryable<Letter> Handled(this OfficeDb db) =>
        db.Set<Letter>().Where(l => db.SeesAll || !db.Set<Protection>().Any(p => p.RequestId == l.RequestId && p.Kind == ProtectionKind.Address && p.LiftedAt == null) || Sight.IsNamed(l.RequestId));

    public static IQueryable<Letter> ToProtected(this IQueryable<Letter> letters, OfficeDb db, bool only) =>
        letters.Where(l => db.Set<Protection>().Any(p => p.RequestId == l.RequestId && p.Kind == ProtectionKind.Address && p.LiftedAt == null) == only);

    /// <summary>
    /// Why somebody may decide what becomes of a letter: they work its matter; once it is closed nobody does, and then a lead may, and whoever wrote the letter. Throws <see cref="Refused"/> for everybody else.
    /// </summary>
    public static async Task<ReasonCode> ReasonToDecide(this OfficeDb db, Letter letter, Actor by, CancellationToken stop) =>
        await db.Works(letter.RequestId).AnyAsync(stop) ? ReasonCode.OpenTask
        : !await db.Set<Grant>().AnyAsync(g => g.Subject == letter.RequestId && g.Right == Right.Work && g.EndedAt == null, stop)
            && (await db.Set<Grant>().AnyAsync(g => g.Holder == db.Me && g.Right == Right.Member && g.Subject == Groups.Leads && g.EndedAt == null, stop)
                || await db.Set<Message>().AnyAsync(m => m.Id == letter.MessageId && m.SentBy == by.Id, stop))
            ? ReasonCode.OfficeDuty
        : throw new Refused("desk.not-your-task");

    /// <summary>Throws <see cref="Refused"/> where somebody else noted something about one of these letters meanwhile.</summary>
    public static async Task SaveLetters(this OfficeDb db, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("desk.letters-changed");
        }
    }
}
