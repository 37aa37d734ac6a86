using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// A receipt day was wrong: whoever works the request asks with a reason, a team lead agrees or declines. Then a further value counts; the one before stays and is shown beside it, with the reason.
/// </summary>
public sealed class CorrectReceiptDay(OfficeDb db, JointActs joint, Grants grants, Keys keys, Tasks tasks, Forms forms, AnswerTarget target, Journal journal, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.CorrectReceiptDay;

    public async Task Run(RequestNumber number, ReceiptDayWanted wanted, CancellationToken stop)
    {
        var (request, _) = await db.Worked(number, stop);
        var arrival = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).SingleOrDefaultAsync(a => a.Id == wanted.Arrival && a.RequestId == request.Id, stop) ?? throw new NotFound();
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (wanted.On is not { } on)
            throw new Refused("receipt-day.unreadable", today);
        if (on > today)
            throw new Refused("receipt-day.in-future", today);
        if (on == arrival.Day.Day)
            throw new Refused("receipt-day.same");
        await joint.Ask(new()
        {
            Key = wanted.Key,
            Kind = Kind,
            Subject = request.Id,
            Number = number.Value,
            Detail = $"{arrival.Id:N} {on:yyyy-MM-dd} {(wanted.OtherAuthority ? "other-authority" : "corrected")} {arrival.Day.Day:yyyy-MM-dd}",
            Seconds = [Groups.Leads],
            Words = JointActs.Proven(wanted.Words),
        }, stop);
        await db.SaveAgainstOthers(stop);
    }

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        var said = act.Detail!.Split(' ');
        var on = DateOnly.ParseExact(said[1], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var arrivalId = Guid.Parse(said[0]);

        // Whoever decides need not read the request: the right to write the day lasts as long as this transaction.
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = act.Subject, Why = "joint", WhyId = act.Id });
        journal.Note(JournalKind.ReceiptDayCorrected, act.Subject, ReasonCode.OfficeDuty, $"{said[0]} {said[3]} {said[1]}");
        await db.SaveChangesAsync(stop);

        var arrival = await db.Set<Arrival>().Include(a => a.Days).SingleAsync(a => a.Id == arrivalId, stop);
        var before = arrival.Day.Day;
        if (before == on)
            throw new Refused("receipt-day.same");
        using (var words = await keys.Of(act.Id, stop))
        using (var own = await keys.Of(act.Subject, stop))
        {
            var why = (await db.Set<JointAct>().AsNoTracking().SingleAsync(a => a.Id == act.Id, stop)).Words(words);
            arrival.Correct(said[2] == "other-authority" ? ReceiptDays.AtOtherAuthority(on) : ReceiptDays.FoundRight(on), why, own, by.Id!.Value, clock.GetUtcNow());
        }

        var request = await db.Set<Request>().AsNoTracking().Where(r => r.Id == act.Subject).Select(r => new { r.Form, r.Service }).SingleAsync(stop);
        await tasks.CountOn(act.Subject, before, on, target.For(forms[request.Form], request.Service, on), stop);
        await db.SaveChangesAsync(stop);
        await grants.EndOwn(Right.Type, act.Subject, act.Id, stop);
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}

/// <summary>The receipt day as it should be.</summary>
public sealed record ReceiptDayWanted
{
    /// <summary>Of the page: the same page sent twice asks once.</summary>
    public required Guid Key { get; init; }

    public required Guid Arrival { get; init; }

    public required DateOnly? On { get; init; }

    /// <summary>It reached another authority on that day: the receipt there counts. (§ 16 Abs. 2 S. 2 SGB I)</summary>
    public bool OtherAuthority { get; init; }

    public required string? Words { get; init; }
}
