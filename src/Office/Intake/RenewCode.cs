using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// A new code for number, PIN and birth date. The old code and every cookie made with it end at once; a letter tells of it. (OWASP ASVS 6.3.7)
/// Whatever does not fit takes one path, is noted, and opens nothing.
/// </summary>
public sealed class RenewCode(OfficeDb db, AccessCodes codes, Guesses guesses, LetterPins pins, CodeLetters letters, KnownAddresses known, HandOvers handOvers, EndMandate end, MandateReach reach, Keys keys, Journal journal, Actor by)
{
    public async Task<NewCode> Run(NewCodeWanted wanted, CancellationToken stop)
    {
        by.Is(ActorKind.Person, null);
        var subject = "pin|" + (Digits.Of(wanted.Number) ?? "");
        var may = await guesses.Begin(wanted.Network, subject, stop);
        var id = (await Numbered.Find(db, wanted.Number, stop))?.Id ?? Guid.Empty;
        if (!may)
            return NewCode.TooOften;

        // PIN and trait are held against its rows; nothing of them is told before both fit.
        by.Opens(id);

        await using var tx = await db.Database.BeginTransactionAsync(stop);
        var request = await letters.Hold(id, stop);
        var born = request is null ? null : await BornOn(request, stop);
        var end = await pins.Try(id, PinPurpose.NewCode, wanted.Pin, traitFits: born is not null && born == wanted.BornOn, stop);
        if (end == PinEnd.Taken)
        {
            request!.RenewCode();
            await TakeBack(id, stop);
            await letters.WriteNotice(request, LetterAbout.CodeRenewed, stop);
            journal.Note(JournalKind.CodeRenewed, id, ReasonCode.OwnWish);
        }
        else
        {
            journal.Note(JournalKind.PinRefused, id, ReasonCode.OwnWish, end.ToString());
        }

        await db.SaveChangesAsync(stop);
        await tx.CommitAsync(stop);
        if (end != PinEnd.Taken)
            return new(end);

        await guesses.Succeeded(wanted.Network, subject, stop);
        return new(end) { Request = id, Number = request!.Number, Code = codes.For(id, request.CodeVersion), CodeVersion = request.CodeVersion };
    }

    // Whoever had the old code may have let somebody in who has not come yet, and ways in no longer show whose request this is.
    private async Task TakeBack(Guid id, CancellationToken stop)
    {
        var open = await handOvers.WithdrawAll(id, stop);
        foreach (var mandate in await db.Set<Mandate>().Where(m => m.RequestId == id && open.Contains(m.Id) && m.EndedAt == null).ToListAsync(stop))
        {
            await end.End(mandate, Channel.Portal, stop);
            journal.Note(JournalKind.MandateEnded, id, ReasonCode.OwnWish, $"{Channel.Portal} {mandate.Id:N}");
        }

        await reach.Loosen(id, null, stop);
    }

    private async Task<DateOnly?> BornOn(Request request, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        return await known.BornOn(request, key, stop);
    }
}

/// <summary>What somebody wrote to get a new code.</summary>
public sealed record NewCodeWanted
{
    public required string? Number { get; init; }

    public required string? Pin { get; init; }

    /// <summary>Null: none, or none that exists.</summary>
    public required DateOnly? BornOn { get; init; }

    /// <summary>Where it comes from, coarsely.</summary>
    public required string Network { get; init; }
}

/// <summary>What came of it; number and code only when the PIN was taken.</summary>
public sealed record NewCode(PinEnd End)
{
    public static NewCode TooOften { get; } = new(PinEnd.Wrong) { TriedTooOften = true };

    public bool TriedTooOften { get; private init; }

    public Guid Request { get; init; }

    public RequestNumber Number { get; init; }

    /// <summary>Twelve digits, ungrouped.</summary>
    public string Code { get; init; } = "";

    public int CodeVersion { get; init; }
}
