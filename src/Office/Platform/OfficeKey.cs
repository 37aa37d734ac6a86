namespace OffenesHaus.Platform;

/// <summary>
/// The one secret of the office: 32 random bytes in <c>keys/office.key</c>. Whoever loses it loses every sealed word and file. It can be replaced while the house
/// runs (<c>./oh keys rotate</c>); what is derived from it stays the same.
/// </summary>
public sealed class OfficeKey : IDisposable
{
    public const int Length = 32;

    /// <summary>Everything that is derived from the office key and must outlive it. Who adds one adds it here.</summary>
    internal static readonly IReadOnlyList<string> Purposes =
        ["backups", "codes", "guesses", "hand-overs", "helpers", "journal", "kin-marks", "letter-pins", "screen", "sign-ins", "spare-codes"];

    internal const string SecretsName = "office.secrets";

    private readonly Func<byte[]?> secrets;
    private volatile Held held;
    private bool disposed;

    private OfficeKey(IKeyShelf shelf, Func<byte[]?> secrets)
    {
        (Shelf, this.secrets) = (shelf, secrets);
        held = Read();
    }

    internal IKeyShelf Shelf { get; }

    /// <summary>Eight hex digits that tell which office key wraps now; says nothing about the key itself.</summary>
    public string Id => Current.Id;

    /// <summary>The key that wraps. Another process may have made it a moment ago.</summary>
    internal KeySecret Current
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return (held.Turn == Shelf.Turn ? held : held = Read()).Keys[0];
        }
    }

    /// <summary>Reads the key of this data directory, or makes it at the very first start. Throws <see cref="CannotStart"/> with a sentence for the operator.</summary>
    public static OfficeKey Open(string data)
    {
        var kept = Path.Combine(data, "keys", SecretsName);
        return Open(new KeyFiles(Path.Combine(data, "keys"), "office") { Opens = Path.Combine(data, "files") }, () => File.Exists(kept) ? File.ReadAllBytes(kept) : null, data);
    }

    /// <summary>The same for a key with another name and another reach: what it sealed lies in the database.</summary>
    internal static OfficeKey Open(string data, string name) => Open(new KeyFiles(Path.Combine(data, "keys"), name), () => null, data);

    /// <summary>A key from its safe copy, with the kept secrets of a backup; makes nothing.</summary>
    internal static OfficeKey From(string folder, string name, byte[]? secrets)
    {
        var files = new KeyFiles(folder, name) { IsCopy = true };
        return File.Exists(files.Current)
            ? Open(files, () => secrets, folder)
            : throw new CannotStart($"There is no {name}.key in {folder}.", "Name the folder with the safe copy of the keys: --keys DIR.");
    }

    private static OfficeKey Open(KeyFiles files, Func<byte[]?> secrets, string folder)
    {
        try
        {
            return new(files, secrets);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The key {files.Current} can be neither read nor made: {e.Message}",
                $"Give the user that runs the office the folder {folder}, for itself alone (mode 0700), on a disk with free space.");
        }
    }

    /// <summary>A key of 32 bytes for one of the <see cref="Purposes"/>; the same for as long as the office lives, whichever key wraps. (HKDF, RFC 5869)</summary>
    public byte[] Derive(string purpose)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!Purposes.Contains(purpose, StringComparer.Ordinal))
            throw new ArgumentException($"'{purpose}' is none of the purposes that outlive a rotation.", nameof(purpose));
        var now = held;
        return now.Kept is { } kept ? kept.For(purpose) : now.Keys[0].Derive(purpose);
    }

    /// <summary>The key of this id, if it is on the shelf; null: nothing here opens what it wrapped.</summary>
    internal KeySecret? Find(string id)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return Among(held) ?? Among(held = Read());

        KeySecret? Among(Held those) => those.Keys.FirstOrDefault(k => k.Id == id);
    }

    /// <summary>The kept secrets as they lie beside the key; null before the first rotation.</summary>
    internal byte[]? Sealed() => secrets();

    /// <summary>What has to outlive a rotation, wherever it comes from now.</summary>
    internal KeptSecrets Kept() => held.Kept ?? KeptSecrets.From(held.Keys[0]);

    public void Dispose()
    {
        disposed = true;
        foreach (var key in held.Keys)
            key.Forget();
    }

    private Held Read()
    {
        var turn = Shelf.Turn;
        var keys = Shelf.Read();
        if (turn != Shelf.Turn)
            return Read();
        if (secrets() is not { } kept)
            return new(turn, keys, null);
        try
        {
            return new(turn, keys, KeptSecrets.Open(kept, id => keys.FirstOrDefault(k => k.Id == id)));
        }
        catch (SealBroken) when (Shelf.Read().Select(k => k.Id).Except(keys.Select(k => k.Id), StringComparer.Ordinal).Any())
        {
            return Read(); // a rotation laid its next key there between the two reads
        }
        catch (SealBroken e)
        {
            throw new CannotStart($"The secrets kept beside the office key {keys[0].Id} do not open: {e.Message}", "Put the office key back that this house worked with last. An older one opens nothing any more.", e);
        }
    }

    private sealed record Held(long Turn, IReadOnlyList<KeySecret> Keys, KeptSecrets? Kept);
}
