using System.Security.Cryptography;
using System.Text.Json;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>What a set says about itself: every file in it with size and hash, every table with its count. A keyed hash over it stands beside it; whoever has not the office's secrets cannot make one.</summary>
internal sealed record Manifest
{
    public const string Form1 = "offenes-haus/backup/1";
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required string Form { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Which office and protection key wrapped the keys then; a rotation since changes nothing about the set.</summary>
    public required string OfficeKey { get; init; }

    public required IReadOnlyList<string> Migrations { get; init; }

    public required IReadOnlyList<string> StaffMigrations { get; init; }

    public required IReadOnlyList<TableCopied> Tables { get; init; }

    /// <summary>The tables that name people in plain words, each row sealed under its subject's key. A set of an earlier version has none: there they stand among the others.</summary>
    public IReadOnlyList<TableCopied> Sealed { get; init; } = [];

    public required IReadOnlyDictionary<string, long> Sequences { get; init; }

    public required PartCopied Keys { get; init; }

    public required PartCopied Files { get; init; }

    /// <summary>Bytes of all files.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Files a row of the dump names whose subject was erased before they could be copied.</summary>
    public required long FilesErased { get; init; }

    public required IReadOnlyList<PartCopied> Anchors { get; init; }

    public required long JournalEntries { get; init; }

    /// <summary>The newest head, as a line of the anchors; null: none yet.</summary>
    public required string? JournalHead { get; init; }

    public required long Erased { get; init; }

    public void Write(string set, OfficeKey office)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Options);
        _ = BackupFolder.Write(Path.Combine(set, BackupFolder.Mark), MarkOf(bytes, office));
        _ = BackupFolder.Write(Path.Combine(set, BackupFolder.Manifest), bytes);
    }

    /// <summary>Throws <see cref="BackupDamaged"/> when it is not the one that was written.</summary>
    public static Manifest Read(string set, OfficeKey office)
    {
        var (path, mark) = (Path.Combine(set, BackupFolder.Manifest), Path.Combine(set, BackupFolder.Mark));
        if (!File.Exists(path) || !File.Exists(mark))
            throw new BackupDamaged($"The manifest of {set} is missing.");
        var bytes = File.ReadAllBytes(path);
        if (!CryptographicOperations.FixedTimeEquals(MarkOf(bytes, office), File.ReadAllBytes(mark)))
            throw new BackupDamaged($"The manifest {path} was altered, or belongs to another office.");
        var read = JsonSerializer.Deserialize<Manifest>(bytes, Options)!;
        return read.Form == Form1 ? read : throw new CannotStart($"The backup {set} has the form '{read.Form}', which this version does not know.", "Restore it with the version of the house that wrote it, or a newer one.");
    }

    /// <summary>Whether this house wrote it, under whichever office key.</summary>
    public static bool IsOurs(string set, OfficeKey office)
    {
        try
        {
            _ = Read(set, office);
            return true;
        }
        catch (BackupDamaged)
        {
            return false;
        }
        catch (CannotStart)
        {
            return true; // of a newer version
        }
    }

    private static byte[] MarkOf(byte[] bytes, OfficeKey office) => HMACSHA256.HashData(office.Derive("backups"), (byte[])[.. "manifest "u8, .. bytes]);
}

/// <summary>One table as it lies in a set: binary rows of COPY, or <see cref="SealedRows"/>.</summary>
internal sealed record TableCopied
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    public required long Rows { get; init; }

    public required PartCopied File { get; init; }
}

/// <summary>One file of a set.</summary>
internal sealed record PartCopied(string Name, long Size, string Sha256, long Lines = 0)
{
    /// <summary>Throws <see cref="BackupDamaged"/> for a file that is missing or not as it was written.</summary>
    public string In(string set)
    {
        var path = Path.Combine(set, Name);
        if (!System.IO.File.Exists(path))
            throw new BackupDamaged($"{path} is missing.");
        if (new FileInfo(path).Length != Size || BackupFolder.HashOf(path) != Sha256)
            throw new BackupDamaged($"{path} is damaged: it is not as it was written.");
        return path;
    }
}

/// <summary>A backup is not as it was written: one sentence says which part.</summary>
internal sealed class BackupDamaged(string sentence) : Exception(sentence);
