using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk names themselves or somebody close beforehand, by customer number, or by name and birth date: every request that matches is shut to them, those there are and those to come.
/// (Ausgeschlossene Personen, § 16 SGB X)
/// </summary>
public sealed class MarkKin(OfficeDb db, KinMarks marks, Release release, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    private const int Most = 50, LongestName = 200, LongestNumber = 40;

    public async Task Run(KinWritten written, CancellationToken stop)
    {
        var traits = Read(written);
        var (me, now) = (by.Id!.Value, clock.GetUtcNow());
        var hash = marks.Hashes(traits).Single();
        if (await db.Set<KinMark>().AnyAsync(m => m.Clerk == me && m.Hash == hash && m.EndedAt == null, stop))
            return;
        if (await db.Set<KinMark>().CountAsync(m => m.Clerk == me && m.EndedAt == null, stop) >= Most)
            throw new Refused("kin.many", Most);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var id = Guid.CreateVersion7(now);
        var mark = new KinMark { Id = id, Clerk = me, Hash = hash, SealedWords = await Sealed(traits, me, id, stop), MarkedAt = now };
        db.Add(mark);
        journal.Note(JournalKind.KinMarked, me, ReasonCode.OfficeDuty, traits.CustomerNumber is null ? "name" : "customer-number");
        try
        {
            await db.SaveChangesAsync(stop);
            await BarWhatThereIs(mark, traits, stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("kin.changed-meanwhile");
        }
    }

    private async Task BarWhatThereIs(KinMark mark, KinTraits traits, CancellationToken stop)
    {
        var requests = await marks.Requests(traits, stop);

        // What is open with them goes back first: once barred they see no task of it any more.
        foreach (var request in requests)
            if (await db.Set<DeskTask>().AnyAsync(t => t.RequestId == request && t.ClosedAt == null && t.AssignedTo == mark.Clerk, stop))
                await release.Run(request, mark.Clerk, stop);
        await db.SaveChangesAsync(stop);

        foreach (var request in requests)
            if (await marks.Bar(mark.Clerk, mark.Id, request, stop))
                journal.Note(JournalKind.KinBarred, request, ReasonCode.OfficeDuty, mark.Id.ToString("N"));
        await db.SaveChangesAsync(stop);
    }

    private static KinTraits Read(KinWritten written)
    {
        var (number, name) = (written.CustomerNumber?.Trim() ?? "", written.Name?.Trim() ?? "");
        if (number.Length > LongestNumber || name.Length > LongestName)
            throw new Refused("kin.long");
        if ((number.Length > 0) == (name.Length > 0 || written.BornOn is not null))
            throw new Refused("kin.one");
        if (number.Length > 0)
            return number.Any(char.IsLetterOrDigit) ? new(null, null, number) : throw new Refused("kin.number");
        return written.BornOn is { } born && SearchTraits.Fold(name).Length > 0 ? new(name, born, null) : throw new Refused("kin.name-and-day");
    }

    private async Task<byte[]> Sealed(KinTraits traits, Guid me, Guid mark, CancellationToken stop)
    {
        using var key = await keys.OfOrNew(me, stop);
        var words = traits.CustomerNumber is { } number ? $"Kundennummer {number}" : $"{traits.Name}, {traits.BornOn:dd.MM.yyyy}";
        return KinMark.Seal(words, key, mark);
    }
}

/// <summary>Whom a clerk names: by one of the two ways.</summary>
public sealed record KinWritten(string? CustomerNumber, string? Name, DateOnly? BornOn);
