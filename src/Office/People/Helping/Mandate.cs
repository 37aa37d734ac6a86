using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People.Helping;

/// <summary>
/// A person lets somebody help (Vollmacht, § 13 SGB X): who, what they may do, from when until when, how it was given and how it ended.
/// Given, taken and ended; nothing else about it ever changes: who wants more gives another. It holds for one request. One for all matters of a person has a part
/// in each other request that the same way in opens: a row like this one, so that every lock and every list asks what it always asks.
/// </summary>
internal sealed class Mandate : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    /// <summary>Of one request that hold or wait for their code at the same time.</summary>
    public const int Most = 5;

    public const int LongestName = 100;

    /// <summary>Then it is given anew, or it is over. (house policy: nobody forgets for longer whom they let in)</summary>
    public const int LongestMonths = 6;

    private const string NamePurpose = "mandate-name", OrganisationPurpose = "mandate-organisation";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required MandateKind Kind { get; init; }

    public required HelpScopes Scope { get; init; }

    /// <summary>As the person calls whoever helps, sealed.</summary>
    public required byte[] SealedName { get; init; }

    public byte[]? SealedOrganisation { get; init; }

    /// <summary>It is for all matters that this way in opens (<see cref="SignIn"/>), now and later; null: for this request alone.</summary>
    public Guid? Means { get; init; }

    /// <summary>The mandate for all matters of which this is the part here; null: it was given with this request.</summary>
    public Guid? PartOf { get; init; }

    /// <summary>The first day on which it holds; null: the day on which it was given.</summary>
    public DateOnly? FromOn { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public required DateOnly UntilOn { get; init; }

    public required MandateEvidence Evidence { get; init; }

    /// <summary>The paper of it, among the files of the request.</summary>
    public Guid? EvidenceFile { get; init; }

    public required Channel Through { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required ActorKind GivenBy { get; init; }

    public required Guid? GivenById { get; init; }

    /// <summary>When the person said yes; null only while a helper proposes who comes next.</summary>
    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>Ends in the moment this one is taken: the person goes from one helper to the next.</summary>
    public Guid? TakesOverFrom { get; init; }

    /// <summary>The account that took it; nobody has one who only comes along.</summary>
    public Guid? Helper { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public ActorKind? EndedBy { get; set; }

    public Guid? EndedById { get; set; }

    public Channel? EndedThrough { get; set; }

    /// <summary>For all matters, or the part of such a one: it ends everywhere at once.</summary>
    public bool IsWide => Means is not null || PartOf is not null;

    /// <summary>The first instant at which it no longer holds.</summary>
    public DateTimeOffset HoldsUntil => GermanTime.EndOf(UntilOn);

    public MandateState StateAt(DateTimeOffset now) =>
        EndedAt is not null ? MandateState.Ended
        : HoldsUntil <= now ? MandateState.Over
        : Scope == HelpScopes.None ? MandateState.Noted
        : AgreedAt is null ? MandateState.Proposed
        : TakenAt is null ? MandateState.Offered
        : MandateState.InForce;

    public static byte[] SealName(string name, DataKey key, Guid id) => key.Seal(Encoding.UTF8.GetBytes(name), NamePurpose, id);

    public static byte[]? SealOrganisation(string? organisation, DataKey key, Guid id) =>
        string.IsNullOrWhiteSpace(organisation) ? null : key.Seal(Encoding.UTF8.GetBytes(organisation.Trim()), OrganisationPurpose, id);

    public string Name(DataKey key) => Encoding.UTF8.GetString(key.Open(SealedName, NamePurpose, Id));

    public string? Organisation(DataKey key) => SealedOrganisation is null ? null : Encoding.UTF8.GetString(key.Open(SealedOrganisation, OrganisationPurpose, Id));

    internal sealed class Mapping : IEntityTypeConfiguration<Mandate>
    {
        public void Configure(EntityTypeBuilder<Mandate> mandate)
        {
            mandate.ToTable("mandate", "people");
            mandate.Property(m => m.Kind).HasConversion<string>();
            mandate.Property(m => m.Scope).HasConversion<string>();
            mandate.Property(m => m.Evidence).HasConversion<string>();
            mandate.Property(m => m.Through).HasConversion<string>();
            mandate.Property(m => m.GivenBy).HasConversion<string>();
            mandate.Property(m => m.EndedBy).HasConversion<string>();
            mandate.Property(m => m.EndedThrough).HasConversion<string>();
            // Of two who end it, or take it, at once the second finds that it has changed.
            mandate.Property(m => m.EndedAt).IsConcurrencyToken();
            mandate.Property(m => m.TakenAt).IsConcurrencyToken();
            mandate.HasIndex(m => m.RequestId);
            mandate.HasIndex(m => m.Helper);
            mandate.HasIndex(m => m.Means);
            mandate.HasIndex(m => new { m.PartOf, m.RequestId }).IsUnique().HasFilter("part_of IS NOT NULL");
        }
    }
}

/// <summary>In which law somebody helps. (§ 13 SGB X, §§ 1629, 1823 BGB)</summary>
public enum MandateKind
{
    /// <summary>Somebody of an organisation that advises people.</summary>
    Adviser,

    Family,

    /// <summary>Legal guardian or representative (§§ 1629, 1823 BGB): power by law, shown by a paper.</summary>
    Guardian,

    /// <summary>Bevollmächtigter, § 13 Abs. 1 SGB X.</summary>
    Representative,

    /// <summary>Beistand, § 13 Abs. 4 SGB X: comes along and speaks; sees nothing alone.</summary>
    Companion,

    /// <summary>Translates while the person is there; sees nothing alone.</summary>
    Interpreter,
}

/// <summary>What a mandate lets somebody do with one request.</summary>
[Flags]
public enum HelpScopes
{
    None = 0,

    /// <summary>See where it stands and what the office asks.</summary>
    Status = 1,

    /// <summary>See what was filled in, go on with it and hand it in.</summary>
    FillIn = 2,

    /// <summary>Send files and words that are missing.</summary>
    Evidence = 4,

    /// <summary>Read the answers of the office.</summary>
    Letters = 8,

    Full = Status | FillIn | Evidence | Letters,
}

/// <summary>What shows that the person gave it.</summary>
public enum MandateEvidence
{
    /// <summary>Given online with number and code.</summary>
    Portal,

    /// <summary>Said to a clerk, in the house or on the telephone.</summary>
    Spoken,

    /// <summary>Signed on paper, kept as a file.</summary>
    Paper,

    /// <summary>The person sat beside the helper and began the request with them.</summary>
    Beside,
}

/// <summary>How far a mandate has come.</summary>
public enum MandateState
{
    /// <summary>A helper named who could come next; the person has not said yes.</summary>
    Proposed,

    /// <summary>Waits for its hand-over code.</summary>
    Offered,
    InForce,

    /// <summary>Kept as a note only: whoever comes along has no access.</summary>
    Noted,

    /// <summary>Its last day is past.</summary>
    Over,
    Ended,
}
