using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Copying;

/// <summary>A person takes a copy of everything the house holds about their request. Nobody does it for them under a mandate: it shows more than any mandate does.</summary>
public sealed class MakeCopy(OfficeDb db, CopyMaker maker, StepUp step, Journal journal, Actor by)
{
    /// <summary><paramref name="way"/>: by what the browser showed that it is theirs; a protected address takes more than the code.</summary>
    public async Task<byte[]> Run(CopyWanted wanted, WayIn way, CancellationToken stop)
    {
        if (by.Kind != ActorKind.Person)
            throw new NotFound();
        var number = await db.Set<Request>().AsNoTracking().Where(r => r.Id == wanted.Request).Select(r => (RequestNumber?)r.Number).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        journal.Note(JournalKind.CopyMade, wanted.Request, ReasonCode.OwnWish, wanted.Form.ToString());
        await db.SaveChangesAsync(stop);
        return await maker.Make(wanted, number, step.Allows(AccountAct.OwnAddressShown, way), stop);
    }
}

/// <summary>A clerk makes it for the person, to hand it over or to enclose it. That is noted, and stands on the person's list. What is protected is in it only for a named reader.</summary>
public sealed class MakeCopyAtDesk(OfficeDb db, CopyMaker maker, Journal journal)
{
    public async Task<byte[]> Run(RequestNumber number, CopyForm form, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        await journal.NoteLook(JournalKind.CopyMade, request.Id, null, stop);
        var named = await db.Set<People.ProtectedAddress>().AsNoTracking().AnyAsync(a => a.RequestId == request.Id, stop);
        if (named)
            await journal.NoteLook(JournalKind.AddressRead, request.Id, null, stop);
        return await maker.Make(new(request.Id, form, Language.Parse(request.Language, null)), number, named, stop);
    }
}

/// <summary>A copy that is to be made: of which request, for whom to read, in which language beside German.</summary>
public sealed record CopyWanted(Guid Request, CopyForm Form, Language Language);

/// <summary>For people or for programs.</summary>
public enum CopyForm
{
    Pdf,
    Json,
}

/// <summary>Asks every room what it holds, as the house, and sets it down. Whoever calls has seen to it that it is for the right person.</summary>
public sealed class CopyMaker(HouseScope asHouse, CopyPaper paper, CopyFile file)
{
    internal async Task<byte[]> Make(CopyWanted wanted, RequestNumber number, bool opensProtected, CancellationToken stop)
    {
        var copy = new OwnCopy { OpensProtected = opensProtected };
        await using (var scope = asHouse())
        {
            // From the upper rooms down: what the person wrote stands first.
            foreach (var room in scope.ServiceProvider.GetServices<IHoldings>().Reverse())
                await room.Export(wanted.Request, copy, stop);
        }

        return wanted.Form == CopyForm.Json ? file.Write(copy, wanted.Language) : await paper.Set(copy, number, wanted.Language, stop);
    }
}
