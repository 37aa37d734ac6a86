using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Joint;

/// <summary>Asks for a second person, within the transaction of the verb that needs one.</summary>
public sealed class JointActs(OfficeDb db, Keys keys, OfficeSettings office, Journal journal, Actor by, TimeProvider clock)
{
    private const int Shortest = 10, Longest = 500;

    /// <summary>So long a second person has.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    /// <summary>The same key again is the same act: nothing is asked twice. The verb saves.</summary>
    internal async Task<JointAct> Ask(JointAsked asked, CancellationToken stop)
    {
        var known = await db.Set<JointAct>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == asked.Key, stop);
        if (known is { Outcome: null } && (known.Kind, known.Subject) == (asked.Kind, asked.Subject))
            return known;
        if (asked.Kind != JointKind.UrgentLook && (await db.Set<JointAct>().Where(a => a.Kind == asked.Kind && a.Subject == asked.Subject && a.Outcome == null).Select(a => a.Detail).ToListAsync(stop)).Exists(d => Thing(d) == Thing(asked.Detail)))
            throw new Refused("second.asked-already");

        // A page that was shown again brings the key of an act along that is decided, or is about something else.
        var now = clock.GetUtcNow();
        var id = known is null ? asked.Key : Guid.CreateVersion7(now);
        var act = new JointAct
        {
            Id = id,
            Kind = asked.Kind,
            Subject = asked.Subject,
            Number = asked.Number,
            Concerns = asked.Concerns,
            Detail = asked.Detail,
            Seconds = [.. asked.Seconds],
            AskedBy = by.Id!.Value,
            AskedAt = now,
            LapsesAt = now + Waits,
            SealedWords = asked.Words is { } words ? Sealed(words, id) : null,
        };
        db.Add(act);
        journal.Note(JournalKind.JointAsked, act.Subject, ReasonCode.OfficeDuty, $"{act.Kind} {act.Id:N}");
        return act;
    }

    /// <summary>The words as they are kept: trimmed. Throws <see cref="Refused"/> when they say too little or too much.</summary>
    internal static string Proven(string? words, string refusal = "second.reason-length") =>
        words?.Trim() is { Length: >= Shortest and <= Longest } enough && enough.Count(char.IsLetterOrDigit) >= Shortest / 2 ? enough : throw new Refused(refusal, Shortest, Longest);

    /// <summary>
    /// Nobody else of this house could agree, now or unlocked: then the one there is acts alone, and the journal says so. Whoever is locked counts: nobody becomes alone by locking others.
    /// </summary>
    public async Task<bool> IsAlone(IReadOnlyList<Guid> seconds, CancellationToken stop)
    {
        var (me, groups) = (by.Id, seconds.ToArray());
        return office.OnePerson || !await db.Set<Grant>().AsNoTracking().AnyAsync(g => g.Right == Right.Member && g.Holder != me && groups.Contains(g.Subject!.Value)
            && db.Set<ColleagueName>().Any(c => c.Id == g.Holder && c.EndedAt == null), stop);
    }

    // The first word of the detail: which file, arrival or hold of the request. The unique index asks the same (migration: PrivacyRightsWhole).
    private static string Thing(string? detail) => detail?.Split(' ')[0] ?? "";

    private byte[] Sealed(string words, Guid id)
    {
        using var key = keys.CreateFor(id);
        return JointAct.Seal(words, key, id);
    }
}

/// <summary>What a second person is asked for.</summary>
internal sealed record JointAsked
{
    /// <summary>Of the page it is asked on.</summary>
    public required Guid Key { get; init; }

    public required JointKind Kind { get; init; }

    public required Guid Subject { get; init; }

    public long? Number { get; init; }

    public Guid? Concerns { get; init; }

    /// <summary>Its first word names the thing it is about: of one thing of a subject each kind is asked once.</summary>
    public string? Detail { get; init; }

    /// <summary>The groups of which anybody may be the second person.</summary>
    public required IReadOnlyList<Guid> Seconds { get; init; }

    /// <summary>Null: the kind says it all.</summary>
    public string? Words { get; init; }
}
