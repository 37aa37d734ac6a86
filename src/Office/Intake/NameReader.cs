using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>A team lead names who may read a protected address, with the reason, and takes it back. The person reads both. Nobody names themselves. (§ 35 Abs. 1 S. 2 SGB I)</summary>
public sealed class NameReader(OfficeDb db, Grants grants, Keys keys, Protections protections, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    private const int Shortest = 10, Longest = 500;

    public async Task Run(RequestNumber number, Guid? reader, string words, CancellationToken stop)
    {
        var request = await Led(number, stop);
        if (reader is not { } named || named == by.Id || !await db.Set<ColleagueName>().AnyAsync(c => c.Id == named && c.Role == ClerkRole.CaseWorker && c.LockedAt == null && c.EndedAt == null, stop) || await grants.IsBarred(named, request, stop))
            throw new Refused("protection.no-such-reader");
        if (words.Trim().Length is < Shortest or > Longest)
            throw new Refused("protection.reason-length", Shortest, Longest);

        await grants.End(named, [Right.Address], request, stop);
        var grant = grants.Give(new() { Holder = named, Right = Right.Address, Subject = request, Why = "named" });
        using var key = await keys.Of(request, stop);
        db.Add(new StatedReason { Id = grant.Id, RequestId = request, StatedBy = by.Id!.Value, StatedAt = clock.GetUtcNow(), SealedWords = StatedReason.Seal(words.Trim(), key, grant.Id) });
        journal.Note(JournalKind.ReaderNamed, request, ReasonCode.OfficeDuty, grant.Id.ToString("N"));
        outbox.Promise(ConcealAgain.TopicName, request);
        await db.SaveAgainstOthers(stop);
    }

    public async Task End(RequestNumber number, Guid reader, CancellationToken stop)
    {
        var request = await Led(number, stop);
        await grants.End(reader, [Right.Address], request, stop);
        journal.Note(JournalKind.ReaderEnded, request, ReasonCode.OfficeDuty, reader.ToString("N"));
        await db.SaveAgainstOthers(stop);
    }

    private async Task<Guid> Led(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (!await db.Set<ColleagueName>().AnyAsync(c => c.Id == by.Id && c.Role == ClerkRole.TeamLead, stop) || !(await protections.Of(request.Id, stop)).Address)
            throw new NotFound();
        return request.Id;
    }
}
