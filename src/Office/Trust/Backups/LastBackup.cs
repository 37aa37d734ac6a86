using System.Text.Json;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>How the last backup ended, <c>backup.last</c> in the data folder: for the page of the operators and for the machine that watches.</summary>
public sealed record LastBackup
{
    private const string Name = "backup.last";

    public required DateTimeOffset At { get; init; }

    public required string Folder { get; init; }

    /// <summary>Null: it is whole, and so are the others in its folder as far as it saw them.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether this one came to its end, whatever its trouble.</summary>
    public bool IsWhole() => WholeIn(Folder) >= At;

    /// <summary>The last one that is whole, wherever it lies.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    /// <summary>Every folder that holds whole ones, and from when its last is: the file of wrapped keys beside each has to follow every erasure and every rotation.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Folders { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>When it was written the one before could not be read, or was gone: there may be folders with backups that nobody remembers any more.</summary>
    public bool Forgot { get; init; }

    public long Files { get; init; }

    public long Bytes { get; init; }

    /// <summary>Null: none yet, or it cannot be read; <see cref="BackupsKnown"/> tells them apart.</summary>
    public static LastBackup? Read(string data)
    {
        try
        {
            var last = IsThere(data) ? JsonSerializer.Deserialize<LastBackup>(File.ReadAllBytes(Path.Combine(data, Name))) : null;
            // Written before every folder was remembered: then it is the last one.
            return last is { Folders.Count: 0, WholeAt: { } whole } ? last.With(last.Folder, whole) : last is { Folders: null } or { Folder: null } ? null : last?.Renamed();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The one name of a folder, however it is written.</summary>
    public static string Named(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    internal static bool IsThere(string data) => File.Exists(Path.Combine(data, Name));

    /// <summary>All folders whose keys have to follow, the nightly one among them even before its first.</summary>
    public static IReadOnlyList<string> FoldersOf(string data, string? nightly) =>
        [.. (Read(data)?.Folders.Keys ?? []).Concat(nightly is null ? [] : [Named(nightly)]).Distinct(StringComparer.Ordinal)];

    public LastBackup With(string folder, DateTimeOffset whole) =>
        this with { WholeAt = whole, Folders = new Dictionary<string, DateTimeOffset>(Folders, StringComparer.Ordinal) { [Named(folder)] = whole } };

    // Earlier versions remembered a folder as it was written.
    private LastBackup Renamed() =>
        this with { Folder = Named(Folder), Folders = Folders.GroupBy(f => Named(f.Key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Max(f => f.Value), StringComparer.Ordinal) };

    /// <summary>This one, remembering every folder that the one before remembered.</summary>
    internal LastBackup After(LastBackup? before) => before is null ? this : this with
    {
        WholeAt = WholeAt ?? before.WholeAt,
        Forgot = before.Forgot,
        Folders = Folders.Concat(before.Folders.Where(f => !Folders.ContainsKey(f.Key))).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>Without the last of them there is no whole one any more: otherwise <see cref="Read"/> would take it for one from before folders were remembered.</summary>
    public LastBackup Without(string folder)
    {
        var left = Folders.Where(f => f.Key != Named(folder)).ToDictionary(StringComparer.Ordinal);
        return this with { Folders = left, WholeAt = left.Count == 0 ? null : WholeAt };
    }

    /// <summary>From when the last whole one in this folder is; null: none.</summary>
    public DateTimeOffset? WholeIn(string folder) => Folders.TryGetValue(Named(folder), out var whole) ? whole : null;

    public void Write(string data) => Durable.Replace(Path.Combine(data, Name), file => file.Write(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>Whether the nightly one to this folder had no trouble, and ran in one of the last two nights. One by hand to another folder says nothing about it.</summary>
    public bool IsWell(string nightly, DateTimeOffset now) =>
        (Trouble is null || Folder != Named(nightly)) && WholeIn(nightly) is { } whole && now - whole < TimeSpan.FromHours(49);
}
