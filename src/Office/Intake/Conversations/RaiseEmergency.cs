using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// An emergency is heard: in a call or visit, about one of its requests or about none; at the desk, about a request that is open there; or before anything else was written down.
/// Nobody has to say who they are for it. Where a request was handed in, a task of the same day stands above everything else about it.
/// What it is about may be over, or be opened to whoever hears it no longer: it is raised all the same.
/// </summary>
public sealed class RaiseEmergency(OfficeDb db, Talks talks, Raise raise, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>In a conversation, about the request of that number, or both, or neither: as far as it can still be said what it is about.</summary>
    public async Task Run(Guid? talk, RequestNumber? number, Heard heard, CancellationToken stop)
    {
        heard = heard with { Number = number?.Value };
        if (talk is { } id && (await Reached(() => InTalk(id, number, heard, stop)) || (number is not null && await Reached(() => InTalk(id, null, heard, stop)))))
            return;
        if (number is { } asked && await Reached(() => AtDesk(asked, heard, stop)))
            return;
        await db.Racing(async () =>
        {
            await raise.Run(heard, null, stop);
            await db.SaveChangesAsync(stop);
        });
    }

    /// <summary>At the desk, by whoever reads the request.</summary>
    public Task AtDesk(RequestNumber number, Heard heard, CancellationToken stop) => db.Racing(async () =>
    {
        var (request, _) = await db.OnDesk(number, stop);
        await raise.Run(heard with { Request = request.Id, Number = number.Value }, Cause(request, heard.Channel), stop);
        await db.SaveChangesAsync(stop);
    });

    private static async Task<bool> Reached(Func<Task> raised)
    {
        try
        {
            await raised();
            return true;
        }
        catch (Exception e) when (e is NotFound or ReasonNeeded)
        {
            return false;
        }
    }

    private Task InTalk(Guid id, RequestNumber? number, Heard heard, CancellationToken stop) => db.Racing(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.Open(id, stop);
        if (talk.Steps.Exists(s => s.Once == heard.Id))
            return;
        Guid? request = number is null ? null : talk.Matters.Select(m => (Guid?)m).FirstOrDefault(m => ReadConversation.NumberOf(talk, m!.Value) == number) ?? throw new NotFound();
        var now = clock.GetUtcNow();
        // Whoever tells of it is there, however long nobody said so.
        if (talk.PresentUntil < now.AddMinutes(5))
            talk.PresentUntil = now.AddMinutes(5);
        heard = heard with { Channel = talk.Channel, Conversation = id };
        if (request is { } about)
            await About(talk, about, heard, stop);
        else
            await raise.Run(heard, null, stop);
        var step = talk.Note(ConversationStepKind.EmergencyHeard, now, by.Id, request);
        (step.Detail, step.Once) = (heard.Kind, heard.Id);
        await db.SaveChangesAsync(stop);
        if (request is { } lent && !await talks.Opens(talk, lent, stop))
        {
            await talks.TakeBack(talk, lent, stop);
            journal.Note(JournalKind.ConversationNoted, lent, ReasonCode.OfficeDuty, id.ToString("N"));
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
    });

    // Lent for the act alone where nobody has proved anything: an emergency is received, and nothing of the request is told for it.
    private async Task About(Conversation talk, Guid id, Heard heard, CancellationToken stop)
    {
        await talks.Lend(talk, id, Right.Type, stop);
        journal.Note(JournalKind.ConversationNoted, id, ReasonCode.OfficeDuty, talk.Id.ToString("N"));
        await db.SaveChangesAsync(stop);
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleAsync(r => r.Id == id, stop);
        // What nobody has handed in yet is a draft that the desk does not open: the emergency stands above the worklist all the same.
        await raise.Run(heard with { Request = id, Number = request.Number.Value }, request.WasOnce(RequestState.Declared) ? Cause(request, talk.Channel) : null, stop);
    }

    private Tasks.Cause Cause(Request request, Channel channel) => new()
    {
        RequestId = request.Id,
        Number = request.Number.Value,
        Kind = TaskKind.Emergency,
        Form = request.Form,
        Service = request.Service,
        Channel = channel,
        Language = request.Language,
        ReceivedAt = clock.GetUtcNow(),
        LegalDay = GermanTime.DayOf(clock.GetUtcNow()),
    };
}
