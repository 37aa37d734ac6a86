using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// The keys that heads are signed with: ECDSA on P-256, which every language can check. The one in use lies in <c>keys/journal.key</c>, mode 0600;
/// the public halves of all that ever were lie beside the anchors, so that old heads still verify.
/// </summary>
internal sealed class HeadKeys(string data, string anchors)
{
    private const string Curve = "1.2.840.10045.3.1.7";

    private string PrivatePath => Path.Combine(data, "keys", "journal.key");

    /// <summary>The key in use; made at the first head. The caller disposes of it.</summary>
    public ECDsa Open()
    {
        if (!File.Exists(PrivatePath))
            Put(draft => _ = Durable.Claim(draft, PrivatePath));
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(PrivatePath));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CannotStart($"The key of the journal {PrivatePath} is damaged.", "Put it back from its safe copy, or make a new one with './oh journal rotate': old heads stay valid.", e);
        }
        Publish(key);
        return key;
    }

    /// <summary>A new key from the next head on. Returns its id.</summary>
    public string Rotate()
    {
        Durable.Folder(Path.GetDirectoryName(PrivatePath)!);
        Put(draft => Durable.Rename(draft, PrivatePath));
        using var key = Open();
        return IdOf(key);
    }

    public static string IdOf(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));

    public static byte[] Sign(ECDsa key, string said) => key.SignData(Encoding.ASCII.GetBytes(said), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private void Publish(ECDsa key)
    {
        var path = Path.Combine(anchors, $"journal-{IdOf(key)}.pem");
        if (File.Exists(path))
            return;
        Durable.Folder(anchors);
        var draft = Path.Combine(anchors, $".new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        using (var file = Durable.NewFile(draft))
        {
            file.Write(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem() + "\n"));
            Durable.Sync(file);
        }
        Durable.Rename(draft, path);
    }

    private void Put(Action<string> place)
    {
        var folder = Path.GetDirectoryName(PrivatePath)!;
        Durable.Folder(folder);
        var draft = Path.Combine(folder, $".new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        using var key = ECDsa.Create(ECCurve.CreateFromValue(Curve));
        try
        {
            using (var file = Durable.NewFile(draft))
            {
                file.Write(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
                Durable.Sync(file);
            }
            place(draft);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

/// <summary>Public keys, by the hash that names them: a file that holds another key than its lines say is simply not found.</summary>
internal sealed class PublicKeys : IDisposable
{
    private readonly Dictionary<string, ECDsa> keys = new(StringComparer.Ordinal);

    /// <summary>Every <c>journal-*.pem</c> of a folder.</summary>
    public static PublicKeys In(string folder)
    {
        var known = new PublicKeys();
        if (Directory.Exists(folder))
            foreach (var file in Directory.EnumerateFiles(folder, "journal-*.pem"))
                known.Add(File.ReadAllText(file));
        return known;
    }

    public bool Knows(string id) => keys.ContainsKey(id);

    public bool Signed(TreeHead head) =>
        keys.TryGetValue(head.KeyId, out var key)
        && key.VerifyData(Encoding.ASCII.GetBytes(head.Said), head.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public bool Signed(ReceiptStatement statement) =>
        keys.TryGetValue(statement.KeyId, out var key)
        && LowHalf.Has(statement.Signature)
        && key.VerifyData(statement.Signed, statement.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>Each as SubjectPublicKeyInfo in base 64, in an order that does not change.</summary>
    public IReadOnlyDictionary<string, string> All =>
        new SortedDictionary<string, string>(keys.ToDictionary(k => k.Key, k => Convert.ToBase64String(k.Value.ExportSubjectPublicKeyInfo()), StringComparer.Ordinal), StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private void Add(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256 && keys.TryAdd(HeadKeys.IdOf(key), key))
                return;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // No key: heads that need it are found to be signed by nobody known.
        }
        key.Dispose();
    }
}
