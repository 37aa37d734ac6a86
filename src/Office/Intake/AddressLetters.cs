using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Letters that nobody knew where to send, once somewhere is known: they are set anew with the same words and wait for the printer. The address is what arrived since, or what whoever works the matter was told.
/// Never one with a PIN: that is ordered anew. What the house itself wrote nobody could write again, and a person who chose letters would never hear of it. (§ 37 SGB X)
/// </summary>
public sealed class AddressLetters(OfficeDb db, HouseScope asHouse, Outbox outbox, Journal journal, Actor by)
{
    /// <summary>How many were addressed; those of people whose address is still unknown stay as they are.</summary>
    public async Task<int> Run(IReadOnlyCollection<Guid> letters, string? written, CancellationToken stop)
    {
        var told = string.IsNullOrWhiteSpace(written) ? null : written;
        if (told is not null && PostalAddress.Lines(told).Count == 0)
            throw new Refused("desk.no-address-written");

        var nowhere = await db.Handled().Where(l => letters.Contains(l.Id) && l.HasNoAddress && l.About != LetterAbout.Pin && l.Blob != null && l.WithdrawnAt == null && !db.Set<Posting>().Any(p => p.LetterId == l.Id)).ToListAsync(stop);
        if (nowhere.Count == 0)
            throw new Refused("desk.no-letter-to-address");
        if (told is not null && nowhere.Count > 1)
            throw new Refused("desk.address-one-letter");

        var addressed = 0;
        foreach (var letter in nowhere)
        {
            var reason = await db.ReasonToDecide(letter, by, stop);
            if (await Addressed(letter, told, stop) is not { } sheet)
                continue;
            letter.SetAnew(sheet);
            outbox.Promise(TypesetLetter.TopicName, letter.Id);
            journal.Note(JournalKind.LetterAddressed, letter.RequestId, reason, letter.Id.ToString("N"));
            addressed++;
        }

        if (addressed == 0)
            throw new Refused("desk.address-still-unknown");
        await db.SaveLetters(stop);
        return addressed;
    }

    // The sheet, sealed as it was; null: nobody knows where to. As the house, because whoever prints need not read where a protected person lives.
    private async Task<byte[]?> Addressed(Letter letter, string? told, CancellationToken stop)
    {
        await using var scope = asHouse();
        var rooms = scope.ServiceProvider;
        using var key = await rooms.GetRequiredService<Keys>().Of(letter.RequestId, stop);
        var safe = await rooms.GetRequiredService<ProtectedLetters>().For(letter.RequestId, stop);
        using var now = safe?.Secret;
        using var then = letter.ProtectedBy is { } id ? await rooms.GetRequiredService<ProtectedKeys>().Of(id, stop) : null;
        var sealing = then?.Key ?? key;
        var (sheet, request) = (letter.Sheet(sealing), await rooms.GetRequiredService<OfficeDb>().Set<Request>().AsNoTracking().SingleAsync(r => r.Id == letter.RequestId, stop));
        var known = rooms.GetRequiredService<KnownAddresses>();
        IReadOnlyList<string> address;
        if (safe is { } isProtected)
            // Where a letter is safe says the person alone.
            address = told is not null ? throw new Refused("desk.address-protected") : isProtected.Address.Count > 0 ? [Masked.Sign] : [];
        else
            address = told is not null ? PostalAddress.Lines(await known.NameOf(request, key, stop), told) : For(letter, await known.Of(request, key, stop));
        return address.Count == 0 ? null : Letter.Seal(sheet with { Address = address }, sealing, letter.Id);
    }

    // What is about an access goes to the address that was known first (KnownAddresses).
    private static IReadOnlyList<string> For(Letter letter, AddressesKnown known) => letter.About is null ? known.Newest : known.First;
}
