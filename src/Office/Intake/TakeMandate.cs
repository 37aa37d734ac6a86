using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A helper takes a mandate with the number of the request and the hand-over code. Whatever does not fit takes one path, is noted, and opens nothing.</summary>
public sealed class TakeMandate(OfficeDb db, Guesses guesses, HandOverTaken taken, Actor by)
{
    public async Task<MandateTried> Run(string? number, string? code, string network, CancellationToken stop)
    {
        var subject = "hand-over|" + (Digits.Of(number) ?? "");
        var may = await guesses.Begin(network, subject, stop);
        var request = (await Numbered.Find(db, number, stop))?.Id ?? Guid.Empty;
        if (!may)
            return new(HandOverEnd.TooOften, null);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var end = await taken.Try(request, by.Id!.Value, code, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (end != HandOverEnd.Taken)
            return new(end, null);
        await guesses.Succeeded(network, subject, stop);
        return new(end, RequestNumber.Parse(number!, null));
    }
}

/// <summary>What came of a hand-over code; the number only when it was taken.</summary>
public sealed record MandateTried(HandOverEnd End, RequestNumber? Number);
