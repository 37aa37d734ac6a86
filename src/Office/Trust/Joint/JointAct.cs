using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Joint;

/// <summary>
/// Something that takes two (Vier-Augen-Prinzip): one asks, another agrees or declines; the first may withdraw, and after its time it lapses. Decided once.
/// The database itself sees to it that the second person is another one and may be it (migration: trust.joint_decides).
/// </summary>
internal sealed class JointAct
{
    private const string Purpose = "joint-act";

    /// <summary>Chosen by the page it was asked on: asked again after a commit of unknown outcome it is the same act.</summary>
    public required Guid Id { get; init; }

    public required JointKind Kind { get; init; }

    /// <summary>The request, account or mark it is about. Nobody who is barred from it sees the act.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Of the request, where it is about one.</summary>
    public long? Number { get; init; }

    /// <summary>The account it is about: never the second person.</summary>
    public Guid? Concerns { get; init; }

    /// <summary>Codes and ids that tell more of it; never a word about a person.</summary>
    public string? Detail { get; init; }

    /// <summary>The groups of which anybody may be the second person.</summary>
    public required Guid[] Seconds { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset LapsesAt { get; init; }

    /// <summary>Why, in words, sealed under a key of its own: the second person reads it and sees nothing else for that.</summary>
    public byte[]? SealedWords { get; init; }

    public JointOutcome? Outcome { get; private set; }

    /// <summary>Null: nobody; it lapsed.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public void Decide(JointOutcome outcome, Guid? by, DateTimeOffset at) => (Outcome, DecidedBy, DecidedAt) = (outcome, by, at);

    public JointDecision Decided => new() { Id = Id, Kind = Kind, Subject = Subject, Number = Number, Concerns = Concerns, Detail = Detail, AskedBy = AskedBy, Outcome = Outcome!.Value };

    public static byte[] Seal(string words, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, id);

    public string Words(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedWords, Purpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<JointAct>
    {
        public void Configure(EntityTypeBuilder<JointAct> act)
        {
            act.ToTable("joint_act", "trust", table =>
            {
                table.HasCheckConstraint("ck_joint_act_another", "outcome IS NULL OR outcome NOT IN ('Agreed', 'Declined') OR (decided_by IS NOT NULL AND decided_by <> asked_by AND decided_by IS DISTINCT FROM concerns)");
                table.HasCheckConstraint("ck_joint_act_decided", "(outcome IS NULL) = (decided_at IS NULL)");
            });
            act.Property(a => a.Kind).HasConversion<string>();
            act.Property(a => a.Outcome).HasConversion<string>();
            act.Property(a => a.Detail).HasMaxLength(200);

            // Of two who propose the same at the same moment one finds it proposed: a unique index over kind, subject and the thing (migration: PrivacyRightsWhole).
            act.HasIndex(a => a.LapsesAt).HasFilter("outcome IS NULL");
            act.HasIndex(a => a.Subject);
        }
    }
}

/// <summary>What takes two. Stored by name; what each brings about is said by the room whose business it is (<see cref="IJointEffect"/>).</summary>
public enum JointKind
{
    /// <summary>A request was opened out of turn, urgently: a second person confirms it afterwards. (Notzugriff)</summary>
    UrgentLook,

    /// <summary>An account gets its role.</summary>
    GiveRole,

    EndAccount,

    ResetSecondStep,

    /// <summary>A bar that a clerk had marked beforehand for themselves or their kin ends.</summary>
    EndKinMark,

    /// <summary>A protected address stands open again. (§ 51 Abs. 4 BMG)</summary>
    LiftProtection,

    /// <summary>Somebody who is not named reads a protected address once.</summary>
    OpenAddress,

    /// <summary>A look is held back from the person's list for a while.</summary>
    HoldBackLook,

    /// <summary>The legal day of something that arrived was wrong, and another one counts.</summary>
    CorrectReceiptDay,

    /// <summary>A matter that was to be kept may be erased again when its time is over.</summary>
    LiftHold,

    /// <summary>A matter or a draft is erased before its time: its person wishes it, or it should never have been kept.</summary>
    EraseOnRequest,

    /// <summary>The original of a file that a virus scanner shut is looked at.</summary>
    OpenQuarantined,

    /// <summary>A file that a virus scanner shut is drawn like any other.</summary>
    ReleaseQuarantined,
}

/// <summary>How it ended.</summary>
public enum JointOutcome
{
    Agreed,
    Declined,

    /// <summary>By whoever asked.</summary>
    Withdrawn,

    /// <summary>Nobody decided in time.</summary>
    Lapsed,
}

/// <summary>What two decided, for the room whose business it is.</summary>
public sealed record JointDecision
{
    public required Guid Id { get; init; }

    public required JointKind Kind { get; init; }

    public required Guid Subject { get; init; }

    public required long? Number { get; init; }

    public required Guid? Concerns { get; init; }

    public required string? Detail { get; init; }

    public required Guid AskedBy { get; init; }

    public required JointOutcome Outcome { get; init; }

    /// <summary>Why it was declined, as it is told to whoever it is about; null where nobody said.</summary>
    public string? Because { get; init; }
}
