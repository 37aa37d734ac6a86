using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// A paper that came in by post or through the letterbox (Papier im Posteingang), as it was scanned. It belongs to nobody until it is filed; then its scan is a file of that request.
/// Nothing is ever deleted: what is nothing of ours is set aside with a reason.
/// </summary>
internal sealed class InboundPaper
{
    private const string AnsweredPurpose = "paper-answered";

    /// <summary>Drawn with the page it was taken in on: the same page sent twice is one paper.</summary>
    public required Guid Id { get; init; }

    /// <summary>Post or letterbox.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The day the post brought it; null for the letterbox.</summary>
    public required DateOnly? ArrivedOn { get; init; }

    /// <summary>The emptying it came out of; null for the post.</summary>
    public required Guid? EmptyingId { get; init; }

    /// <summary>Only in a box that separates the days.</summary>
    public required DateOnly? CompartmentOn { get; init; }

    /// <summary>The date that the paper itself bears.</summary>
    public required DateOnly? PaperOn { get; init; }

    public required bool EnvelopeKept { get; init; }

    public required DateTimeOffset CapturedAt { get; init; }

    public required Guid CapturedBy { get; init; }

    /// <summary>The request it is typed into; once filed, the one it belongs to.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>Whoever typed it thinks that it belongs to another authority. (§ 16 Abs. 2 SGB I)</summary>
    public bool WrongDoor { get; set; }

    /// <summary>
    /// The names of the fields that were answered when somebody began to type it beside a request that was there, sealed under the key of the paper;
    /// null: the request began with this paper.
    /// </summary>
    public byte[]? SealedAnswered { get; private set; }

    public DateTimeOffset? FiledAt { get; set; }

    /// <summary>Filed or set aside: no longer in the list of what waits.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public List<PaperSheet> Sheets { get; } = [];

    public List<PaperStep> Steps { get; } = [];

    public IReadOnlyList<byte[]> Scans => [.. Sheets.Select(s => s.Sha256)];

    public void BeginInto(Guid request, IEnumerable<string> answered, DataKey key) =>
        (RequestId, SealedAnswered) = (request, key.Seal(JsonSerializer.SerializeToUtf8Bytes(answered.Distinct(StringComparer.Ordinal).ToList()), AnsweredPurpose, Id));

    public void Leave() => (RequestId, SealedAnswered, WrongDoor) = (null, null, false);

    public IReadOnlySet<string>? Answered(DataKey key) =>
        SealedAnswered is { } bytes ? JsonSerializer.Deserialize<List<string>>(key.Open(bytes, AnsweredPurpose, Id))!.ToHashSet(StringComparer.Ordinal) : null;

    public void Note(PaperStepKind kind, DateTimeOffset at, Guid by, byte[]? sealedReason = null) =>
        Steps.Add(new() { PaperId = Id, Turn = Steps.Count + 1, Kind = kind, At = at, By = by, SealedReason = sealedReason });

    internal sealed class Mapping : IEntityTypeConfiguration<InboundPaper>
    {
        public void Configure(EntityTypeBuilder<InboundPaper> paper)
        {
            paper.ToTable("paper", "intake");
            paper.Property(p => p.Channel).HasConversion<string>();
            paper.Property<uint>("xmin").IsRowVersion();
            paper.HasMany(p => p.Sheets).WithOne().HasForeignKey(s => s.PaperId);
            paper.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PaperId);
            paper.HasIndex(p => new { p.CapturedAt, p.Id }).HasFilter("ended_at IS NULL");
            paper.HasIndex(p => p.EmptyingId);
            paper.HasIndex(p => p.RequestId);
        }
    }
}

/// <summary>What was done with a paper, and by whom: only added to.</summary>
internal sealed class PaperStep
{
    public required Guid PaperId { get; init; }

    public required int Turn { get; init; }

    public required PaperStepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid By { get; init; }

    /// <summary>Why it was set aside, sealed under the key of the paper.</summary>
    public byte[]? SealedReason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PaperStep>
    {
        public void Configure(EntityTypeBuilder<PaperStep> step)
        {
            step.ToTable("paper_step", "intake");
            step.HasKey(s => new { s.PaperId, s.Turn });
            step.Property(s => s.Kind).HasConversion<string>();
        }
    }
}

/// <summary>What can be done with a paper.</summary>
internal enum PaperStepKind
{
    /// <summary>Somebody began to type it into a request.</summary>
    Begun,

    /// <summary>The wrong form was chosen: what was typed so far is left behind.</summary>
    BegunAnew,

    SetAside,

    TakenUpAgain,

    Filed,
}
