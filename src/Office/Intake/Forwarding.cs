using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A request that went on to the authority it belongs to (Weiterleitung, § 16 Abs. 2 SGB I): where to and why (sealed), and from which day it counts there.</summary>
internal sealed class Forwarding : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    private const string Purpose = "forwarding";

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The cover letter to the authority.</summary>
    public required Guid LetterId { get; init; }

    public required byte[] SealedTo { get; init; }

    /// <summary>The legal day it reached us: on it the request counts as made there too.</summary>
    public required DateOnly CountsOn { get; init; }

    public required DateTimeOffset ForwardedAt { get; init; }

    public required Guid ForwardedBy { get; init; }

    public static byte[] Seal(ForwardedTo to, DataKey key, Guid id) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(to), Purpose, id);

    public ForwardedTo To(DataKey key) => JsonSerializer.Deserialize<ForwardedTo>(key.Open(SealedTo, Purpose, Id))!;

    internal sealed class Mapping : IEntityTypeConfiguration<Forwarding>
    {
        public void Configure(EntityTypeBuilder<Forwarding> forwarding)
        {
            forwarding.ToTable("forwarding", "intake");
            forwarding.HasIndex(f => f.RequestId);
            forwarding.HasOne<Request>().WithMany().HasForeignKey(f => f.RequestId);
        }
    }
}

/// <summary>Where a request went, as the lines of an address, and why, in a clerk's words.</summary>
public sealed record ForwardedTo(IReadOnlyList<string> Address, string Why)
{
    /// <summary>It applies for a benefit: then it counts as made on the day it reached us. (§ 16 Abs. 2 S. 2 SGB I)</summary>
    public bool IsApplication { get; init; } = true;

    /// <summary>What the person answered and wrote goes with it.</summary>
    public bool WithAnswers { get; init; } = true;
}
