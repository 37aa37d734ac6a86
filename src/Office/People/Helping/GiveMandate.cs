using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People.Helping;

/// <summary>
/// The person lets somebody help, or has it noted who comes along. (§ 13 SGB X) Nobody who only comes along gets a code, and nobody gets in by being named:
/// only whoever brings the code does.
/// </summary>
public sealed class GiveMandate(OfficeDb db, Keys keys, SignIns ways, HandOvers handOvers, Journal journal, Actor by, TimeProvider clock)
{
    public async Task<MandateGiven> Run(Guid request, MandateWanted wanted, CancellationToken stop)
    {
        // A guardian's power comes from a court: number and code do not show it.
        if (wanted is { Kind: MandateKind.Guardian, Evidence: not MandateEvidence.Paper })
            throw new Refused("mandate.guardian");
        var mandate = await Write(request, wanted, agreed: true, null, stop);
        var code = mandate.Scope == HelpScopes.None ? null : handOvers.Draw(mandate);
        journal.Note(JournalKind.MandateGiven, request, ReasonCode.OwnWish, $"{mandate.Kind} {mandate.Id:N}{(mandate.IsWide ? " all" : "")}");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // The same page sent twice: the code was shown to the first.
            throw new Refused("mandate.twice");
        }

        return new(mandate.Id, code);
    }

    /// <summary>Within the transaction of the verb. <paramref name="agreed"/>: the person has said yes.</summary>
    internal async Task<Mandate> Write(Guid request, MandateWanted wanted, bool agreed, Guid? takesOverFrom, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var today = GermanTime.DayOf(now);
        Refused.Together(Wrong(wanted, today));
        var (kind, name, from, until) = (wanted.Kind!.Value, wanted.Name!.Trim(), wanted.FromOn ?? today, wanted.UntilOn!.Value);
        var scope = ScopeOf(wanted);
        if (await db.Set<Mandate>().CountAsync(m => m.RequestId == request && m.PartOf == null && m.EndedAt == null && m.UntilOn >= today, stop) >= Mandate.Most)
            throw new Refused("mandate.many", Mandate.Most);
        // Who the person is beyond this request, only a way in says that was added to each with its own code.
        if (wanted.Means is { } means && !await ways.Standing().AnyAsync(s => s.Id == means && s.RequestId == request, stop))
            throw new Refused("mandate.no-way");

        using var key = await keys.Of(request, stop);
        var id = wanted.Key ?? Guid.CreateVersion7(now);
        var mandate = new Mandate
        {
            Id = id,
            RequestId = request,
            Kind = kind,
            Scope = scope,
            SealedName = Mandate.SealName(name, key, id),
            SealedOrganisation = Mandate.SealOrganisation(wanted.Organisation, key, id),
            Means = scope == HelpScopes.None ? null : wanted.Means,
            FromOn = from > today ? from : null,
            UntilOn = until,
            Evidence = wanted.Evidence,
            EvidenceFile = wanted.EvidenceFile,
            Through = wanted.Through,
            GivenAt = now,
            GivenBy = by.Kind,
            GivenById = by.Kind == ActorKind.Person ? request : by.Id,
            AgreedAt = agreed ? now : null,
            TakesOverFrom = takesOverFrom,
        };
        db.Add(mandate);
        return mandate;
    }

    private static HelpScopes ScopeOf(MandateWanted wanted) => wanted.Kind switch
    {
        MandateKind.Companion or MandateKind.Interpreter => HelpScopes.None,
        MandateKind.Guardian => HelpScopes.Full,
        _ => wanted.Scope & HelpScopes.Full,
    };

    private static IEnumerable<Refused> Wrong(MandateWanted wanted, DateOnly today)
    {
        var from = wanted.FromOn ?? today;
        var starts = !wanted.FromIsNoDay && from >= today && from <= today.AddMonths(Mandate.LongestMonths);
        if (wanted.Kind is null)
            yield return new("mandate.kind");
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > Mandate.LongestName || wanted.Organisation?.Trim().Length > Mandate.LongestName)
            yield return new("mandate.name", Mandate.LongestName);
        if (ScopeOf(wanted) == HelpScopes.None && wanted.Kind is not (null or MandateKind.Companion or MandateKind.Interpreter))
            yield return new("mandate.scope");
        if (!starts)
            yield return new("mandate.from", today, today.AddMonths(Mandate.LongestMonths));
        // Reckoned from a first day: without one there is nothing to hold an end against.
        if (wanted.UntilOn is null || (starts && (wanted.UntilOn < from || wanted.UntilOn > from.AddMonths(Mandate.LongestMonths))))
            yield return new("mandate.until", starts ? from : today, (starts ? from : today).AddMonths(Mandate.LongestMonths));
    }
}

/// <summary>A mandate as somebody wants it.</summary>
public sealed record MandateWanted
{
    /// <summary>Of the page it was wanted on: the same page sent twice is one mandate.</summary>
    public Guid? Key { get; init; }

    /// <summary>Null: none was chosen.</summary>
    public required MandateKind? Kind { get; init; }

    public required HelpScopes Scope { get; init; }

    public required string? Name { get; init; }

    public string? Organisation { get; init; }

    /// <summary>For all matters that this way in opens: shown in this very visit, or the only one there is; null: for this request.</summary>
    public Guid? Means { get; init; }

    /// <summary>Null: from today on.</summary>
    public DateOnly? FromOn { get; init; }

    /// <summary>What was written for the first day is none.</summary>
    public bool FromIsNoDay { get; init; }

    /// <summary>Null: none, or none that exists.</summary>
    public required DateOnly? UntilOn { get; init; }

    public required MandateEvidence Evidence { get; init; }

    public Guid? EvidenceFile { get; init; }

    public required Channel Through { get; init; }
}

/// <summary>A mandate that was given; no code where it is only noted.</summary>
public sealed record MandateGiven(Guid Id, HandOverCode? Code);
