using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Erasing;

/// <summary>A table of wrapped keys: left out of every dump, re-wrapped by a rotation, and emptied of whoever is erased. Each room that has one registers it.</summary>
public sealed record WrappedKeys
{
    /// <summary>A short word: part of the form of a backup's key file.</summary>
    public required string Name { get; init; }

    /// <summary>Schema and table.</summary>
    public required string Table { get; init; }

    /// <summary>The column of the id that the key is bound to.</summary>
    public required string Id { get; init; }

    /// <summary>The column of the subject that the key is destroyed with.</summary>
    public required string Subject { get; init; }

    public required string Bytes { get; init; }

    /// <summary>The key that wraps them.</summary>
    public required OfficeKey Under { get; init; }

    internal string Columns => Id == Subject ? Id : $"{Id}, {Subject}";

    /// <summary>Of the rows, those that this key wrapped.</summary>
    internal string WrappedBy(string keyId) => $"substring({Bytes} FROM 2 FOR 4) = '\\x{keyId}'::bytea";
}
