using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>By when the house means to answer (Ziel des Hauses): a working day at its seat, and no deadline of law. It goes by the service a request was begun for.</summary>
public sealed class AnswerTarget(Services services, OfficeSettings office)
{
    /// <summary>For what was received on that legal day. <paramref name="service"/> null: the form's own.</summary>
    internal DateOnly For(Form form, string? service, DateOnly receivedOn)
    {
        var (known, target) = (services.For(form, service), AuthorityPeriods.NamedDay(receivedOn.AddDays(services.For(form, service)?.TargetDays ?? Service.UsualTargetDays), office.Seat).On);
        // A right of whoever the data are about has a month by law; no target of the house may lie behind it. (Art. 12 Abs. 3 GDPR)
        return known?.Act == "data-copy" && OtherPeriods.DataAccessAnswer(receivedOn, office.Seat).On is var month && month < target ? month : target;
    }

    /// <summary>What is begun for this service has to be read on the day it came.</summary>
    internal bool IsSameDay(Form form, string? service) => services.For(form, service)?.Urgent == Urgency.SameDay;

    /// <summary>For a whole matter: counted from its first arrival, and anew from the first one after our last question. Null while nothing arrived, and while we wait for the person.</summary>
    internal DateOnly? For(Form form, string? service, IReadOnlyList<Arrival> arrivals, IReadOnlyList<Message> messages)
    {
        var asked = messages.LastOrDefault(m => m.AskedUntil is not null && !IsDropped(m))?.SentAt ?? DateTimeOffset.MinValue;
        return arrivals.FirstOrDefault(a => a.ReceivedAt > asked) is { } from ? For(form, service, from.Day.Day) : null;

        // Settled by a later answer of ours before the person wrote anything: as if it had not been asked.
        bool IsDropped(Message question) => messages.FirstOrDefault(m => m.SentAt > question.SentAt && m.Settles) is { } settled && !arrivals.Any(a => a.ReceivedAt > question.SentAt && a.ReceivedAt < settled.SentAt);
    }
}
