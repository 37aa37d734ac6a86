using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>By when the house means to answer (Ziel des Hauses): a working day at its seat, and no deadline of law.</summary>
public sealed class AnswerTarget(Services services, OfficeSettings office)
{
    /// <summary>For what was received on that legal day.</summary>
    internal DateOnly For(Form form, DateOnly receivedOn) =>
        AuthorityPeriods.NamedDay(receivedOn.AddDays(services.TargetDaysOf(form)), office.Seat).On;

    /// <summary>For a whole matter: counted from its first arrival, and anew from the first one after our last question. Null while nothing arrived, and while we wait for the person.</summary>
    internal DateOnly? For(Form form, IReadOnlyList<Arrival> arrivals, IReadOnlyList<Message> messages)
    {
        var asked = messages.LastOrDefault(m => m.AskedUntil is not null)?.SentAt ?? DateTimeOffset.MinValue;
        return arrivals.FirstOrDefault(a => a.ReceivedAt > asked) is { } from ? For(form, from.Day.Day) : null;
    }
}
