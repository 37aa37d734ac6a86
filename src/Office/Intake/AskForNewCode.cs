using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Somebody lost a code and asks for a letter with a PIN. What is done here is the same for every number, known or not: a try is counted and a promise
/// written. Whether there is a letter is decided afterwards, where nobody watches: <see cref="WriteCodeLetter"/>.
/// </summary>
public sealed class AskForNewCode(OfficeDb db, Guesses guesses, Outbox outbox)
{
    /// <summary>False: this network, or everybody for this number, has asked too often within the hour.</summary>
    public async Task<bool> Run(string? number, string network, CancellationToken stop)
    {
        var may = await guesses.Begin(network, "letter|" + (Digits.Of(number) ?? ""), stop);
        var request = (await Numbered.Find(db, number, stop))?.Id ?? Guid.Empty;
        if (!may)
            return false;
        outbox.Promise(WriteCodeLetter.TopicName, request);
        await db.SaveChangesAsync(stop);
        return true;
    }
}
