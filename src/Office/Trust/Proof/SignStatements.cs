using System.Security.Cryptography;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>Signs what a receipt says of itself with the key of the journal, the one in use now; what older keys signed holds on.</summary>
public sealed class SignStatements(OfficePlace place)
{
    /// <summary>Null where the key cannot be read: a receipt is shown all the same, and its proof later.</summary>
    public ReceiptStatement? Run(ReceiptStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        try
        {
            using var key = new HeadKeys(place.Folder, place.Anchors).Open();
            return Sign(statement, key);
        }
        catch (Exception e) when (e is CannotStart or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static ReceiptStatement Sign(ReceiptStatement statement, ECDsa key)
    {
        var named = statement with { KeyId = HeadKeys.IdOf(key) };
        return named with { Signature = LowHalf.Of(key.SignData(named.Signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)) };
    }
}
