using System.Diagnostics.CodeAnalysis;

namespace OffenesHaus.Platform;

/// <summary>The name of one stored file: a UUID of version 7, 32 hex digits in the file store.</summary>
public readonly record struct BlobId(Guid Value) : IParsable<BlobId>
{
    public static BlobId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public static BlobId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "N"));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BlobId result)
    {
        var understood = Guid.TryParseExact(s, "N", out var value);
        result = new BlobId(value);
        return understood;
    }

    public override string ToString() => Value.ToString("N");
}
