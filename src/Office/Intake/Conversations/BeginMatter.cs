using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The person says what they want: the request begins and has its number, and what is said from this moment on counts from it (§ 130 BGB), however long the typing takes.
/// </summary>
public sealed class BeginMatter(OfficeDb db, Talks talks, Services services, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="begunWith"/>: drawn with the page; sent twice it is one request.</summary>
    public Task<RequestNumber> Run(Guid id, string? service, Guid begunWith, CancellationToken stop)
    {
        if (services.Chosen(service) is not { } wanted)
            throw new Refused("talk.no-service");
        // Somebody else's number drawn once more, or the same post beside this one: the next try draws another, or finds what that one began.
        return db.Racing(async () => await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.BegunWith == begunWith, stop) is { } begun ? begun.Number : await Begin(id, wanted, begunWith, stop));
    }

    private async Task<RequestNumber> Begin(Guid id, (Form Form, string Service) wanted, Guid begunWith, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenNow(id, stop);
        var request = new Request { Id = Guid.CreateVersion7(now), Number = RequestNumber.Draw(), BegunWith = begunWith, Form = wanted.Form.Code, FormVersion = wanted.Form.Version, Service = wanted.Service, Language = talk.Language, BegunAt = now };
        await talks.Lend(talk, request.Id, Right.Type, stop);
        journal.Note(JournalKind.RequestBegun, request.Id, ReasonCode.OfficeDuty, $"conversation {id:N}");
        await db.SaveChangesAsync(stop);

        // With the right its rows may be written.
        request.Reach(RequestState.Unsent, now, by);
        db.Add(request);
        keys.CreateFor(request.Id).Dispose();
        talk.Note(ConversationStepKind.MatterBegun, now, by.Id, request.Id).Detail = request.Number.ToPath();
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return request.Number;
    }
}
