using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// Who sees a conversation: while it runs whoever takes calls and visits, so that a colleague can go on. Its steps are seen with it, and those about a request with that request:
/// by its person, and by whoever reads it. Row-level security asks the same.
/// </summary>
internal sealed class ConversationSight : IShapesModel
{
    public void Shape(ModelBuilder model, OfficeDb db)
    {
        model.Entity<Conversation>().HasQueryFilter(Sight.Filter, c => db.SeesAll
            || (c.EndedAt == null && db.Set<Grant>().Any(g => g.Holder == db.Me && g.Right == Right.Talk && g.Subject == null && g.EndedAt == null)));
        model.Entity<ConversationStep>().HasQueryFilter(Sight.Filter, s => db.SeesAll || (s.RequestId != null && s.RequestId == db.Subject) || Sight.IsGranted(s.RequestId)
            || db.Set<Conversation>().Any(c => c.Id == s.ConversationId));
    }
}
