using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>An empty data directory of its own for one test, with key and file store in it.</summary>
public sealed class TemporaryData : IDisposable
{
    public TemporaryData()
    {
        Path = Directory.CreateTempSubdirectory("oh-test-").FullName;
        Office = OfficeKey.Open(Path);
        Store = FileStore.Open(Path, TimeProvider.System);
        Key = DataKey.Create();
    }

    public string Path { get; }
    public OfficeKey Office { get; }
    public FileStore Store { get; }
    public DataKey Key { get; }

    public async Task<StoredBlob> Keep(byte[] plain) =>
        (StoredBlob)await Store.Keep(new MemoryStream(plain), Key, plain.Length, TestContext.Current.CancellationToken);

    public byte[] ReadBack(BlobId blob)
    {
        using var stream = Store.OpenRead(blob, Key);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>Everything that lies below the file store, finished or not.</summary>
    public string[] Files() => Directory.GetFiles(System.IO.Path.Combine(Path, "files"), "*", SearchOption.AllDirectories);

    public void Dispose()
    {
        Key.Dispose();
        Office.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
