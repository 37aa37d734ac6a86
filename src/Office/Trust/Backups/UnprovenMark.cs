using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>A data folder that is being restored, or whose restore was broken off: no house opens on it until it has proven itself.</summary>
public static class UnprovenMark
{
    private const string Name = "restore.unproven";

    internal static void Set(string data, string from)
    {
        using var file = Durable.NewFile(Path.Combine(data, Name));
        file.Write(System.Text.Encoding.UTF8.GetBytes(from + "\n"));
        Durable.Sync(file);
        Durable.SyncFolder(data);
    }

    internal static void Clear(string data) => Durable.Remove(Path.Combine(data, Name));

    /// <summary>Throws <see cref="CannotStart"/> for a folder that bears it.</summary>
    public static void Refuse(string data)
    {
        if (File.Exists(Path.Combine(data, Name)))
            throw new CannotStart($"The data in {data} were restored and have not proven themselves.", "Empty the folder (its keys may stay) and restore again: './oh restore' says what was in the way.");
    }
}
