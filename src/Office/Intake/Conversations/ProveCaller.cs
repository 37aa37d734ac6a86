using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// Somebody shows who they are, before anything is told (§ 35 SGB I): number and code, three digits of the service PIN, a call back to the number the house had before, or
/// at the counter an identity paper. A birth date and a number open nothing. A wrong try is written down and says nothing about why it was wrong.
/// </summary>
public sealed class ProveCaller(OfficeDb db, Talks talks, AccessCodes codes, Guesses guesses, Forms forms, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    public const string Code = "code", Pin = "service-pin", CallBack = "call-back", Identity = "identity";

    /// <summary>True: it fits, and for the rest of the conversation the request may be told.</summary>
    public Task<bool> WithCode(Guid id, Guid request, string? written, CancellationToken stop) =>
        Try(id, request, Code, async () =>
        {
            var version = await db.Set<Request>().AsNoTracking().Where(r => r.Id == request).Select(r => (int?)r.CodeVersion).SingleOrDefaultAsync(stop);
            return codes.Fits(written, request, version ?? 0) && version is not null;
        }, stop);

    /// <summary>Three digits at the <see cref="Places"/> that were asked.</summary>
    public Task<bool> WithPin(Guid id, Guid request, string? written, CancellationToken stop) =>
        Try(id, request, Pin, async () =>
        {
            var pin = await db.Set<ServicePin>().SingleOrDefaultAsync(p => p.RequestId == request && p.EndedAt == null, stop);
            using var key = await keys.Of(request, stop);
            if (pin is not { Holds: true } || !pin.Fits(Digits.Of(written) ?? "", Places(request), key))
            {
                if (pin is { Holds: true })
                    pin.Tries++;
                return false;
            }

            pin.Tries = 0;
            return true;
        }, stop);

    /// <summary>The agent has rung the number that was known before this conversation, and was shown in it, and reached the person there.</summary>
    public Task<bool> WithCallBack(Guid id, Guid request, CancellationToken stop) =>
        Try(id, request, CallBack, async () => await KnownNumber(id, request, stop) is not null, stop);

    /// <summary>At the counter: an identity paper with a photograph was shown, and it is theirs.</summary>
    public Task<bool> WithIdentity(Guid id, Guid request, CancellationToken stop) =>
        Try(id, request, Identity, () => Task.FromResult(true), stop);

    /// <summary>The telephone number handed in before this conversation began: shown to be rung, and noted. Null: there is none.</summary>
    public async Task<string?> NumberToRing(Guid id, Guid request, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, request);
        await MayTry(talk, request, CallBack, stop);
        await talks.Lend(talk, request, Right.Type, stop);
        journal.Note(JournalKind.NumberShown, request, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
        var number = await KnownNumber(id, request, stop);
        if (number is not null)
            talk.Note(ConversationStepKind.NumberShown, clock.GetUtcNow(), by.Id, request);
        if (!Talks.IsOpen(talk, request))
            await talks.TakeBack(talk, request, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return number;
    }

    /// <summary>Which three digits of the service PIN are asked today, counted from 1: the same all day, so that whoever overheard three cannot ring until they are asked again.</summary>
    public IReadOnlyList<int> Places(Guid request)
    {
        var drawn = SHA256.HashData([.. request.ToByteArray(), .. BitConverter.GetBytes(Law.GermanTime.DayOf(clock.GetUtcNow()).DayNumber)]);
        return [.. Enumerable.Range(1, ServicePin.Length).OrderBy(n => BinaryPrimitives.ReadUInt16BigEndian(drawn.AsSpan(2 * n))).Take(ServicePin.Asked).Order()];
    }

    private Task<bool> Try(Guid id, Guid request, string how, Func<Task<bool>> fits, CancellationToken stop) => db.Racing(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, request);
        if (how == CallBack && talk.Since(request).All(s => s.Kind != ConversationStepKind.NumberShown || s.By != by.Id))
            throw new Refused("talk.ring-first");
        await MayTry(talk, request, how, stop);
        var (network, subject) = Lane(request);

        // Lent for the comparison, and kept only where it fits.
        await talks.Lend(talk, request, Right.Type, stop);
        await db.SaveChangesAsync(stop);
        var proven = await fits();
        talk.Note(proven ? ConversationStepKind.Proven : ConversationStepKind.NotProven, clock.GetUtcNow(), by.Id, request).Detail = how;
        journal.Note(proven ? JournalKind.CallerProven : JournalKind.CallerNotProven, request, ReasonCode.OfficeDuty, how);
        if (!proven && !Talks.IsOpen(talk, request))
            await talks.TakeBack(talk, request, stop);
        await db.SaveChangesAsync(stop);
        if (proven)
            await guesses.Succeeded(network, subject, stop);
        await transaction.CommitAsync(stop);
        return proven;
    });

    private async Task MayTry(Conversation talk, Guid request, string how, CancellationToken stop)
    {
        if (how == Identity)
            Talks.DemandCounter(talk);
        if (how == CallBack && talk.Channel != Channel.Phone)
            throw new Refused("talk.only-on-phone");
        if (await talks.TellsNothing(talk, request, stop))
            throw new Refused("talk.counter-only");
        var (network, subject) = Lane(request);
        if (!await guesses.Begin(network, subject, stop))
            throw new Refused("talk.too-often");
    }

    private (string Network, string Subject) Lane(Guid request) => ($"desk:{by.Id:N}", request.ToString("N"));

    private async Task<string?> KnownNumber(Guid id, Guid request, CancellationToken stop)
    {
        var begun = await db.Set<Conversation>().AsNoTracking().Where(c => c.Id == id).Select(c => c.BegunAt).SingleAsync(stop);
        var form = await db.Set<Request>().AsNoTracking().Where(r => r.Id == request).Select(r => r.Form).SingleAsync(stop);
        if (!forms[form].Traits.TryGetValue("reach", out var question))
            return null;
        var asked = forms[form].Question(question)!.Kind;
        using var key = await keys.Of(request, stop);
        // The first that was handed in: a later one may have been sent by whoever wants to be rung.
        var arrivals = await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request && a.CapturedAt < begun).OrderBy(a => a.Id).ToListAsync(stop);
        foreach (var arrival in arrivals)
        {
            if ((await db.PagesOf(arrival, stop)).Open(key)[question] is { } written && TelephoneNumber.In(written, asked) is { } number)
                return number;
        }

        return null;
    }
}
