using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A named reader opens a protected address. Each look is an entry that the person sees; for everybody else there is nothing here.</summary>
public sealed class ReadAddress(OfficeDb db, Forms forms, Keys keys, ProtectedKeys secrets, Conceal conceal, Grants grants, Journal journal)
{
    public async Task<AddressOpened> Run(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (!await grants.IsNamed(request.Id, stop))
            throw new NotFound();
        await journal.NoteLook(JournalKind.AddressRead, request.Id, null, stop);

        List<AddressLine> lines = [];
        foreach (var address in await db.Set<ProtectedAddress>().AsNoTracking().Where(a => a.RequestId == request.Id).OrderByDescending(a => a.Id).ToListAsync(stop))
        {
            using var secret = await secrets.Of(address.KeyId, stop);
            lines.Add(new(address.Kind, address.KeptAt, address.Lines(secret)));
        }

        using var key = await keys.Of(request.Id, stop);
        var form = forms[request.Form];
        return new(lines, form, form.Prune(await conceal.Whole(request.Id, await db.HandedIn(request.Id, stop), key, stop)));
    }
}

/// <summary>What is protected, newest first, and the answers as they were declared.</summary>
public sealed record AddressOpened(IReadOnlyList<AddressLine> Lines, Form Form, Answers Answers);

/// <summary>One address or number: what for, since when.</summary>
public sealed record AddressLine(ReachedBy Kind, DateTimeOffset Since, IReadOnlyList<string> Lines);
