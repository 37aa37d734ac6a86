using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Puts letters about somebody's own access into the tray, within the transaction of a verb: one with a PIN, and notices of what was done with it.</summary>
public sealed class CodeLetters(OfficeDb db, Keys keys, KnownAddresses addresses, Protections protections, ProtectedLetters safe, CodeLetterWords words, ReceiptProofs proofs, LetterPins pins, Outbox outbox, Journal journal, TimeProvider clock)
{
    /// <summary>A stranger who knows a number can bring about one letter a day, and no flood of them.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(24);

    /// <summary>The request, held until the transaction ends: always before its PINs, so that two never wait for each other crosswise. Null: there is none.</summary>
    internal Task<Request?> Hold(Guid id, CancellationToken stop) =>
        db.Set<Request>().FromSql($"SELECT * FROM intake.request WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(stop);

    /// <summary>Null: written. Else why not, as the end of a code of refusal.</summary>
    internal async Task<string?> WritePin(Request request, PinLetterWanted wanted, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var drawn = await pins.Hold(request.Id, PinPurpose.NewCode, stop);
        var running = drawn.Where(p => p.RunsAt(now)).ToList();
        if (wanted.Spares && (drawn.Any(p => p.DrawnAt > now - Between) || running.Count >= LetterPins.MostRunning))
            return "code-letter-enough";

        // Where they live is what somebody they flee from may know: a code goes to the safe address they named, or is handed over in person.
        var protection = await protections.Of(request.Id, stop);
        if (protection.CounterOnly || (protection.Address && !await safe.HasSafeAddress(request.Id, stop)))
            return "protected-no-pin";

        // Without a trait that no letter tells, a PIN would open everything to whoever opens the letter.
        using var key = await keys.Of(request.Id, stop);
        if (await addresses.BornOn(request, key, stop) is null)
            return "no-birth-date";

        var known = await Known(request, protection, key, stop);
        var address = wanted.ToNewest ? known.Newest : known.First;
        if (address.Count == 0)
            return "no-address-known";

        for (var i = 0; i <= running.Count - LetterPins.MostRunning; i++)
            running[i].WithdrawnAt = now;
        await Write(request, LetterAbout.Pin, words.Pin(request, address, pins.Draw(request.Id, PinPurpose.NewCode)), key, stop);
        journal.Note(JournalKind.CodeLetterWritten, request.Id, wanted.Reason, wanted.ToNewest ? "address=newest" : "address=first");
        return null;
    }

    /// <summary>
    /// Tells on paper what was done: to the address that was known before, and only if one was. To whom all is told in person an urgent look is not told on paper either,
    /// but that there is something to tell: it may be the last thing they would otherwise hear of.
    /// </summary>
    internal async Task WriteNotice(Request request, LetterAbout about, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        var protection = await protections.Of(request.Id, stop);
        if (protection.CounterOnly)
        {
            if (about == LetterAbout.OpenedUrgently && (await Known(request, protection, key, stop)).First.Count > 0)
                await Write(request, LetterAbout.PleaseCome, words.Notice(request, [Masked.Sign], LetterAbout.PleaseCome), key, stop);
            return;
        }

        var known = await Known(request, protection, key, stop);
        if (known.First.Count > 0)
            await Write(request, about, words.Notice(request, known.First, about), key, stop);
    }

    /// <summary>Tells on paper that something came on paper, where an address is known and nothing has to be told in person. Without the code: who opens a letter must not open the request.</summary>
    internal async Task WriteReceived(Request request, Arrival arrival, CancellationToken stop)
    {
        if (await AddressOf(request, stop) is not { } address)
            return;
        using var key = await keys.Of(request.Id, stop);
        await Write(request, LetterAbout.Received, words.Proven(words.Received(request, address, arrival.Channel, arrival.Reasoned(key)), request, await proofs.Fresh(request, arrival, stop)), key, stop);
    }

    /// <summary>What somebody said and staff wrote down, whole, to be read and corrected; without the code, like every letter.</summary>
    internal async Task WriteSpoken(Request request, Arrival arrival, IReadOnlyList<string> said, CancellationToken stop)
    {
        if (await AddressOf(request, stop) is { } address)
        {
            using var key = await keys.Of(request.Id, stop);
            await Write(request, LetterAbout.Spoken, words.Proven(words.Spoken(request, address, new(arrival.Channel, arrival.ReceivedAt, arrival.Day.Day, said)), request, await proofs.Fresh(request, arrival, stop)), key, stop);
        }
    }

    /// <summary>The objection that only wants a signature. False: nobody knows where to send it, or all is told in person.</summary>
    internal async Task<bool> WriteObjectionToSign(Request request, TermSaid term, CancellationToken stop)
    {
        if (await AddressOf(request, stop) is not { } address)
            return false;
        using var key = await keys.Of(request.Id, stop);
        await Write(request, LetterAbout.ObjectionToSign, words.ObjectionToSign(request, address, term), key, stop);
        return true;
    }

    // Null: none is known, or everything is told in person.
    private async Task<IReadOnlyList<string>?> AddressOf(Request request, CancellationToken stop)
    {
        var protection = await protections.Of(request.Id, stop);
        if (protection.CounterOnly)
            return null;
        using var key = await keys.Of(request.Id, stop);
        var known = await Known(request, protection, key, stop);
        return known.First.Count > 0 ? known.First : null;
    }

    // What stands where is filled in when the letter is set; whether anything does is asked beforehand. A mask says nothing: a telephone has one too.
    private async Task<AddressesKnown> Known(Request request, ProtectionNow protection, DataKey key, CancellationToken stop) =>
        !protection.Address ? await addresses.Of(request, key, stop)
        : await safe.HasPost(request.Id, stop) ? AddressesKnown.Safe
        : new([], []);

    private async Task Write(Request request, LetterAbout about, Func<CancellationToken, Task<LetterSheet>> sheet, DataKey key, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(new Letter { Id = id, RequestId = request.Id, MessageId = null, About = about, SealedSheet = Letter.Seal(await sheet(stop), key, id), WrittenAt = now });
        outbox.Promise(TypesetLetter.TopicName, id);
    }
}

/// <summary>How a letter with a PIN is wanted.</summary>
internal sealed record PinLetterWanted
{
    public required ReasonCode Reason { get; init; }

    /// <summary>Nobody of the house asks for it: one a day, and none beside three that hold.</summary>
    public bool Spares { get; init; }

    /// <summary>To the address handed in last, where it differs from the first.</summary>
    public bool ToNewest { get; init; }
}
