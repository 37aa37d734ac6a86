using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// A PIN set at the counter, by which somebody shows on the telephone who they are (Service-PIN). Drawn by the house, so that it is nobody's birthday; on the telephone
/// three of its digits are asked, and the agent never hears it whole.
/// </summary>
internal sealed class ServicePin : IOfRequest
{
    public const int Length = 8, Asked = 3, MostTries = 5;

    private const string Purpose = "service-pin";

    public static string RequestKey => nameof(RequestId);

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The digits, under the key of the request.</summary>
    public required byte[] SealedDigits { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetBy { get; init; }

    /// <summary>Wrong ones in a row: at the fifth it holds no longer.</summary>
    public int Tries { get; set; }

    /// <summary>A newer one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool Holds => EndedAt is null && Tries < MostTries;

    public static (ServicePin Pin, string Digits) Draw(Guid id, Guid request, DataKey key, DateTimeOffset at, Guid by)
    {
        var digits = RandomNumberGenerator.GetString("0123456789", Length);
        return (new() { Id = id, RequestId = request, SealedDigits = key.Seal(Encoding.ASCII.GetBytes(digits), Purpose, id), SetAt = at, SetBy = by }, digits);
    }

    public string Digits(DataKey key) => Encoding.ASCII.GetString(key.Open(SealedDigits, Purpose, Id));

    /// <summary>Whether these are its digits at these places, counted from 1.</summary>
    public bool Fits(string written, IReadOnlyList<int> places, DataKey key)
    {
        var digits = Digits(key);
        var wanted = Encoding.ASCII.GetBytes([.. places.Select(p => digits[p - 1])]);
        return CryptographicOperations.FixedTimeEquals(wanted, Encoding.ASCII.GetBytes(written.PadRight(Asked)[..Asked]));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ServicePin>
    {
        public void Configure(EntityTypeBuilder<ServicePin> pin)
        {
            pin.ToTable("service_pin", "intake");
            pin.Property<uint>("xmin").IsRowVersion();
            pin.HasIndex(p => p.RequestId).IsUnique().HasFilter("ended_at IS NULL");
        }
    }
}
