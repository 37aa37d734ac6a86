namespace OffenesHaus.Platform;

/// <summary>
/// The second secret of the office, <c>keys/protection.key</c>: wraps the keys of protected addresses and of nothing else. Whoever gets at the office key and the database
/// still reads no protected address; whoever loses this one loses those.
/// </summary>
public sealed class ProtectionKey : IDisposable
{
    private ProtectionKey(OfficeKey wraps) => Wraps = wraps;

    internal OfficeKey Wraps { get; }

    /// <summary>Reads the key of this data directory, or makes it at the first start. Throws <see cref="CannotStart"/> with a sentence for the operator.</summary>
    public static ProtectionKey Open(string data) => new(OfficeKey.Open(data, "protection"));

    public void Dispose() => Wraps.Dispose();
}
