using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Trust.Proof;

/// <summary>One entry, each field as the text it is hashed as (docs/journal-format.md). Every verifier in every language works on these texts.</summary>
internal sealed record EntryText
{
    public const string Format = "offenes-haus/journal/1";

    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string About { get; init; }

    public required string ActorKind { get; init; }

    /// <summary>Empty: the house itself.</summary>
    public required string ActorId { get; init; }

    public required string Reason { get; init; }

    /// <summary>Codes, ids, counts; mostly empty.</summary>
    public required string Detail { get; init; }

    public required string At { get; init; }

    /// <summary>Empty in entries from before the tree.</summary>
    public required string Salt { get; init; }

    public required string Commitment { get; init; }

    public required string Tx { get; init; }

    /// <summary>No field holds a sign that divides fields or lines: two different entries never make the same text.</summary>
    public bool IsPlain => new[] { Id, Kind, About, ActorKind, ActorId, Reason, Detail, At, Salt, Commitment, Tx }.All(f => f.All(IsPlainSign));

    public static bool IsPlainSign(char sign) => sign is >= ' ' and <= '~' and not '|' and not '"' and not '\\';

    public byte[] Leaf() => MerkleTree.Leaf(Encoding.UTF8.GetBytes($"{Said()}|{Commitment}|{Tx}"));

    /// <summary>The keyed hash of whoever wrote the entry: holds before any head covers it, against everybody without the office key.</summary>
    public byte[] Commit(JournalKey key) => HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(Salt.Length > 0 ? Said() : SaidBefore()));

    public bool Fits(JournalKey key)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(Commit(key), Convert.FromHexString(Commitment));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static bool TryInstant(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);

    private string Said() => string.Join('|', Format, Id, Kind, About, ActorKind, ActorId, Reason, Detail, At, Salt);

    private string SaidBefore() => string.Create(CultureInfo.InvariantCulture,
        $"{Plain(Id)}|{Kind}|{Plain(About)}|{ActorKind}|{Plain(ActorId)}|{Reason}|{(TryInstant(At, out var at) ? at.UtcTicks / 10 : -1)}") + (Detail.Length > 0 ? "|" + Detail : "");

    private static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal);
}
