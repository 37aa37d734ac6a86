using System.Diagnostics;
using System.Security.Cryptography;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>A process that keeps files, to be killed or fed errors, and what is found on the disk afterwards.</summary>
internal sealed class ChildWriter(string data)
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "OffenesHaus.Writer.dll");

    /// <summary>What the process said was safe: id and hash.</summary>
    public List<(BlobId Id, string Hash)> Acknowledged { get; } = [];

    public int Refused { get; private set; }

    /// <summary>Runs it to its end, or kills it that long after its first word. The prefix is a command that steers it (strace).</summary>
    public async Task Run(int size, int count, TimeSpan? killAfter = null, params string[] prefix)
    {
        string[] command = [.. prefix, "dotnet", Program, "keep", data, $"{size}", $"{count}"];
        using var child = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = child.StandardError.ReadToEndAsync();
        var killer = Task.CompletedTask;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready" && killAfter is { } after)
                killer = Task.Delay(after).ContinueWith(_ => child.Kill(), TaskScheduler.Default);
            if (line.Split(' ') is ["kept", var id, { Length: 64 } hash])
                Acknowledged.Add((BlobId.Parse(id, null), hash));
            if (line.StartsWith("refused", StringComparison.Ordinal))
                Refused++;
        }
        await child.WaitForExitAsync();
        await killer;
    }

    /// <summary>Reads everything back with eyes of its own: how much was lost, how much is half, how much nobody was told of.</summary>
    public (int Lost, int Half, int Orphans, int Drafts) Inspect()
    {
        if (new FileInfo(Path.Combine(data, "wrapped")) is not { Exists: true, Length: 65 }) // killed before it was ready
            return (Acknowledged.Count, 0, 0, 0);
        using var office = OfficeKey.Open(data);
        using var key = DataKey.Unwrap(File.ReadAllBytes(Path.Combine(data, "wrapped")), office, Guid.Parse("0193a000-0000-7000-8000-000000000001"));
        var store = FileStore.Open(data, TimeProvider.System);
        var drafts = Directory.GetFiles(Path.Combine(data, "files", "tmp")).Length;
        var found = Directory.GetDirectories(Path.Combine(data, "files")).Where(d => Path.GetFileName(d) != "tmp")
            .SelectMany(d => Directory.GetFiles(d, "*", SearchOption.AllDirectories)).Select(f => BlobId.Parse(Path.GetFileName(f), null)).ToHashSet();
        var half = found.Count(id => Hash(store, id, key) is null);
        var lost = Acknowledged.Count(a => !found.Contains(a.Id) || Hash(store, a.Id, key) != a.Hash);
        return (lost, half, found.Except(Acknowledged.Select(a => a.Id)).Count(), drafts);
    }

    private static string? Hash(FileStore store, BlobId id, DataKey key)
    {
        try
        {
            using var plain = store.OpenRead(id, key);
            return Convert.ToHexString(SHA256.HashData(plain));
        }
        catch (SealBroken)
        {
            return null;
        }
    }
}
