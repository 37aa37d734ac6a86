using OffenesHaus.Cases;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Ends a matter within the transaction of the verb that decides it: closing, answering for good, forwarding.</summary>
public sealed class Closing(Tasks tasks, Journal journal, Actor by, TimeProvider clock)
{
    internal async Task Close(Request request, Outcome outcome, ReasonCode reason, CancellationToken stop)
    {
        request.Close(clock.GetUtcNow(), by, outcome);
        await tasks.Close(request.Id, outcome, stop);
        journal.Note(JournalKind.RequestClosed, request.Id, reason);
    }
}
