using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The key of one act: drawn with the page, and of what was written in it. Sent twice it is the same; a page gone back to and written anew is another act.</summary>
public static class Once
{
    public static Guid Of(Guid page, params string?[] written) =>
        new(SHA256.HashData([.. page.ToByteArray(), .. Encoding.UTF8.GetBytes(string.Join('\u001f', written))]).AsSpan(0, 16));
}
