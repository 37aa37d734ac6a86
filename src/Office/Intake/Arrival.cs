using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Law.Reasons;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>One thing that reached the office through one channel (Eingang): what, when, when captured. Never changed afterwards.</summary>
internal sealed class Arrival : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public required Guid Id { get; init; }

    /// <summary>The key the sender chose: the same post twice is one arrival.</summary>
    public required Guid Key { get; init; }

    public required Guid? RequestId { get; init; }

    public required ArrivalKind Kind { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>When it reached the office's sphere; for something spoken, when it was said.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>From the letterbox: the emptying before, in which it did not lie yet; it was dropped between this and <see cref="ReceivedAt"/>. Null for everything else.</summary>
    public DateTimeOffset? NotBeforeAt { get; init; }

    /// <summary>The paper it came on; null for everything else.</summary>
    public Guid? PaperId { get; init; }

    /// <summary>When it was typed, scanned or stored: never the same question as <see cref="ReceivedAt"/>.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>Its words may be an objection (Widerspruch, § 84 SGG): form and term are for the case worker to judge, today.</summary>
    public required bool MayBeObjection { get; init; }

    /// <summary>Who typed it; what it says is always the person's own declaration (§ 13 Abs. 1 SGB X).</summary>
    public ActorKind TypedBy { get; init; } = ActorKind.Person;

    public Guid? TypedById { get; init; }

    /// <summary>The mandate under which it was handed in for the person.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>What exactly arrived: page and revision of the answers it confirms.</summary>
    public required List<PageRevision> Pages { get; init; }

    /// <summary>Free words of a reply, sealed; null for a form.</summary>
    public byte[]? Words { get; set; }

    public List<ReceiptDayRow> Days { get; } = [];

    /// <summary>The legal day in force: a correction is a further row.</summary>
    public ReceiptDayRow Day => Days.MaxBy(d => d.Turn)!;

    /// <summary>The key for other words that came under this key again: the same for both clicks of a double click, so that they meet in it.</summary>
    public Guid NextKey() => new(SHA256.HashData([.. Key.ToByteArray(), .. Id.ToByteArray()]).AsSpan(0, 16));

    public void CountsFor(ReceiptDay day, DateTimeOffset setAt) =>
        Days.Add(ReceiptDayRow.Of(Id, Days.Count + 1, day, setAt));

    /// <summary>A further value takes the place of the one before, which stays. The reason is sealed under the key of the request.</summary>
    public void Correct(ReceiptDay day, string why, DataKey key, Guid by, DateTimeOffset setAt)
    {
        var row = ReceiptDayRow.Of(Id, Days.Count + 1, day, setAt);
        row.SetBy = by;
        row.SealedWhy = ReceiptDayRow.Seal(why, key, Id);
        Days.Add(row);
    }

    /// <summary>The day in force with its reasons, every earlier value and why it was wrong among them.</summary>
    public ReceiptDay Reasoned(DataKey key)
    {
        var rows = Days.OrderBy(d => d.Turn).ToList();
        return rows.Skip(1).Aggregate(rows[0].As(this), (day, row) => day.Corrected(row.As(this), row.Why(key)));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Arrival>
    {
        public void Configure(EntityTypeBuilder<Arrival> arrival)
        {
            arrival.ToTable("arrival", "intake");
            arrival.HasIndex(a => a.Key).IsUnique();
            arrival.HasIndex(a => a.RequestId);
            arrival.Property(a => a.Kind).HasConversion<string>();
            arrival.Property(a => a.Channel).HasConversion<string>();
            arrival.Property(a => a.TypedBy).HasConversion<string>();
            arrival.OwnsMany(a => a.Pages, pages => pages.ToJson());
            arrival.HasMany(a => a.Days).WithOne().HasForeignKey(d => d.ArrivalId);
            arrival.HasOne<Request>().WithMany().HasForeignKey(a => a.RequestId);
        }
    }
}

/// <summary>What kind of thing arrived.</summary>
public enum ArrivalKind
{
    /// <summary>The first declaration of a request.</summary>
    Declaration,

    /// <summary>The rest of a form, or a change to it, after the declaration.</summary>
    Completion,

    /// <summary>Words or files sent in answer to the office, or later by the person's own wish.</summary>
    Reply,
}

/// <summary>One page of a form as it stood at that moment.</summary>
internal sealed class PageRevision
{
    public required string Page { get; init; }

    public required int Revision { get; init; }
}

/// <summary>The legal day an arrival counts for, with the rule that set it. Corrected only by a further row with a reason.</summary>
internal sealed class ReceiptDayRow
{
    private const string Purpose = "receipt-day";
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public required Guid ArrivalId { get; init; }

    public required int Turn { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>The name of the rule in OffenesHaus.Law.</summary>
    public required string Rule { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    /// <summary>Whoever agreed to it as the second person; null for the first value.</summary>
    public Guid? SetBy { get; set; }

    /// <summary>The steps of the law shelf as JSON; null for what came before this was kept. Plain text: its order matters to whoever reads it back.</summary>
    public string? Steps { get; init; }

    /// <summary>Why the value before was wrong, sealed; null for the first.</summary>
    public byte[]? SealedWhy { get; set; }

    public static ReceiptDayRow Of(Guid arrival, int turn, ReceiptDay day, DateTimeOffset setAt) =>
        new() { ArrivalId = arrival, Turn = turn, Day = day.On, Rule = day.Policy, SetAt = setAt, Steps = JsonSerializer.Serialize(day.Reasons, Json) };

    public static byte[] Seal(string why, DataKey key, Guid arrival) => key.Seal(Encoding.UTF8.GetBytes(why), Purpose, arrival);

    public string Why(DataKey key) => SealedWhy is { } bytes ? Encoding.UTF8.GetString(key.Open(bytes, Purpose, ArrivalId)) : "–";

    public ReceiptDay As(Arrival arrival) => new()
    {
        On = Day,
        Policy = Rule,
        Reasons = Steps is { } steps ? JsonSerializer.Deserialize<IReadOnlyList<Reason>>(steps, Json)! : new ReceiptDays().For(arrival.Channel, arrival.ReceivedAt).Reasons,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<ReceiptDayRow>
    {
        public void Configure(EntityTypeBuilder<ReceiptDayRow> day)
        {
            day.ToTable("receipt_day", "intake");
            day.HasKey(d => new { d.ArrivalId, d.Turn });
        }
    }
}
