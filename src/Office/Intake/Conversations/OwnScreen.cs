using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The person sees on a screen of their own, in their language, what is written down for them. Opened by number and code like everything of theirs, or by the number and six digits
/// that are read out or stand on the counter: good for one device, for half an hour, and only while the conversation runs.
/// </summary>
public sealed class OwnScreen(OfficeDb db, OfficeKey office, Talks talks, Guesses guesses, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    private const int Codes = 1_000_000;
    private const string Used = "used";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>Draws six digits for one device; those before hold no longer. <paramref name="once"/>: drawn with the page; sent twice it is one drawing.</summary>
    public Task<string> Draw(Guid id, Guid request, Guid? once, CancellationToken stop) => db.Racing(async () =>
    {
        var talk = await talks.OpenNow(id, stop);
        if (!Talks.MayFill(talk, Talks.Concern(talk, request)) || !await grants.Sees(request, stop))
            throw new Refused("talk.not-proven");
        if (await talks.TellsNothing(talk, request, stop))
            throw new Refused("talk.counter-only");
        if (once is not null && talk.Steps.Find(s => s.Once == once) is { Detail: { } drawn })
            return Of(request, drawn);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var step = talk.Note(ConversationStepKind.ScreenCode, clock.GetUtcNow(), by.Id, request);
        (step.Detail, step.Once) = (salt, once);
        journal.Note(JournalKind.ScreenCodeDrawn, request, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
        return Of(request, salt);
    });

    /// <summary>Null: number and digits do not fit, were used on another device, or are too old. Nobody is told which.</summary>
    public async Task<ScreenOpened?> Open(string? number, string? digits, string network, CancellationToken stop)
    {
        var subject = "screen:" + (Digits.Of(number) ?? "");
        var may = await guesses.Begin(network, subject, stop);
        if (await Numbered.Find(db, number, stop) is not { } found || !may)
            return null;
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Person, null);
        by.Opens(found.Id);
        var last = await Drawn(found.Id, stop);
        var fits = last is { Detail: { } salt } && !salt.EndsWith(Used, StringComparison.Ordinal) && last.At > clock.GetUtcNow() - Lasts
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(found.Id, salt)), Encoding.ASCII.GetBytes((Digits.Of(digits) ?? "").PadRight(6)[..6]))
            // Two devices at the same moment: one of them is the first.
            && await guesses.Once("screen|" + salt, clock.GetUtcNow() + Lasts, stop);
        if (!fits)
        {
            journal.Note(JournalKind.ScreenRefused, found.Id, ReasonCode.OwnWish);
            await db.SaveChangesAsync(stop);
            return null;
        }

        db.Add(new ConversationStep { ConversationId = last!.ConversationId, Channel = last.Channel, Kind = ConversationStepKind.ScreenCode, At = clock.GetUtcNow(), By = null, RequestId = found.Id, Detail = last.Detail + Used });
        journal.Note(JournalKind.ScreenOpened, found.Id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        await guesses.Succeeded(network, subject, stop);
        return new(new(found.Id, found.CodeVersion), last.Detail!);
    }

    /// <summary>Whether a device that was let in with that drawing still reads along: until the conversation or the matter in it ends, somebody proves elsewhere that it is theirs, or new digits are drawn.</summary>
    public async Task<bool> Holds(Guid request, string drawing, CancellationToken stop) => (await Drawn(request, stop))?.Detail == drawing + Used;

    // The digits drawn last, while what they were drawn for goes on.
    private async Task<ConversationStep?> Drawn(Guid request, CancellationToken stop)
    {
        var steps = db.Set<ConversationStep>().Where(s => s.RequestId == request);
        return await steps.Where(s => s.Kind == ConversationStepKind.ScreenCode).OrderByDescending(s => s.Turn).FirstOrDefaultAsync(stop) is { } drawn
            && !await steps.AnyAsync(s => s.Turn > drawn.Turn && (s.ConversationId == drawn.ConversationId ? s.Kind == ConversationStepKind.Ended || s.Kind == ConversationStepKind.MatterLeft : s.Kind == ConversationStepKind.Proven), stop) ? drawn : null;
    }

    private string Of(Guid request, string salt)
    {
        var hash = HMACSHA256.HashData(office.Derive("screen"), Encoding.UTF8.GetBytes($"{request:N}|{salt}"));
        return (BinaryPrimitives.ReadUInt32BigEndian(hash) % Codes).ToString("D6", CultureInfo.InvariantCulture);
    }
}

/// <summary>A device that was let in to read along.</summary>
/// <param name="Shown">What it reads.</param>
/// <param name="Drawing">The digits it brought, by the name the house gave their drawing: what those before and after open, they do not.</param>
public sealed record ScreenOpened(Shown Shown, string Drawing);
