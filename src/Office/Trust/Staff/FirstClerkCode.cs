using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Trust.Staff;

/// <summary>The one-time code that the console shows while the house has no clerk; whoever reads the console may make the first one.</summary>
public sealed class FirstClerkCode : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Null: there is a clerk already, and no code fits.</summary>
    public string? Code { get; private set; }

    public string Draw() => Code = string.Join('-', RandomNumberGenerator.GetString(Unmistakable.Letters, 20).Chunk(5).Select(c => new string(c)));

    public bool Fits(string written) =>
        Code is { } code && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(written.Trim().ToUpperInvariant()));

    public void Dispose() => turn.Dispose();

    /// <summary>Of two who come with the code at once, one makes the account. The other may try again when it failed.</summary>
    public async Task<T> Once<T>(Func<Task<T>> make)
    {
        await turn.WaitAsync();
        try
        {
            if (Code is null)
                throw new Platform.NotFound();
            var made = await make();
            Code = null;
            return made;
        }
        finally
        {
            turn.Release();
        }
    }
}
