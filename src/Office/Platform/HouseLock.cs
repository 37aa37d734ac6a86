using System.Globalization;

namespace OffenesHaus.Platform;

/// <summary>One house per data folder: held as long as the process lives, let go by the kernel however it ends.</summary>
internal sealed class HouseLock : IDisposable
{
    private readonly FileStream file;

    private HouseLock(FileStream file) => this.file = file;

    public static HouseLock? TryTake(string data)
    {
        try
        {
            var file = new FileStream(Path.Combine(data, "house.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
            return new HouseLock(file);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
