using System.Text.Json;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>How the last backup ended, <c>backup.last</c> in the data folder: for the page of the operators and for the machine that watches.</summary>
public sealed record LastBackup
{
    private const string Name = "backup.last";

    public required DateTimeOffset At { get; init; }

    /// <summary>Where to; also where the file of wrapped keys lies that a rotation has to take along.</summary>
    public required string Folder { get; init; }

    /// <summary>Null: it is whole.</summary>
    public string? Trouble { get; init; }

    /// <summary>The last one that is whole.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    public long Files { get; init; }

    public long Bytes { get; init; }

    public static LastBackup? Read(string data)
    {
        try
        {
            return File.Exists(Path.Combine(data, Name)) ? JsonSerializer.Deserialize<LastBackup>(File.ReadAllBytes(Path.Combine(data, Name))) : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    public void Write(string data) => Durable.Replace(Path.Combine(data, Name), file => file.Write(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <summary>A nightly backup that failed, or that did not run for two nights.</summary>
    public bool IsWell(DateTimeOffset now) => Trouble is null && WholeAt is { } whole && now - whole < TimeSpan.FromHours(49);
}
