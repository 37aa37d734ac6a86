using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Answers the person, in the way they chose. An answer of the front office is no decision: those come from the benefit's own system.</summary>
public sealed class SendAnswer(OfficeDb db, Forms forms, Keys keys, Sending sending, Tasks tasks, Journal journal)
{
    public async Task Run(RequestNumber number, string words, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.OnDesk(number, stop);
        using var key = await keys.Of(request.Id, stop);
        var answers = forms[request.Form].Prune((await db.LatestPages(request.Id, stop)).Open(key));

        await sending.Send(request, new() { Kind = MessageKind.Answer, Words = words, ArrivedOn = arrivedOn }, key, answers, stop);
        await tasks.Answered(request.Id, stop);
        journal.Note(JournalKind.AnswerSent, request.Id, ReasonCode.OpenTask);
        await db.SaveAgainstOthers(stop);
    }
}
