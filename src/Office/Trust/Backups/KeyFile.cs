using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>
/// The one file of wrapped keys beside all sets, <c>keys/wrapped.keys</c>: replaced at every backup, after erasures and by a rotation. A key that was destroyed is gone from every backup with it.
/// Lines: form and instant; the kept secrets; <c>name id subject key</c>; at the end a keyed hash over all of it.
/// </summary>
internal sealed class KeyFile(string path, OfficeKey office)
{
    private const string Form = "offenes-haus/keys/1", None = "-";

    public string Path { get; } = path;

    /// <summary>Returns how many keys. During a rotation they may lie under two office keys.</summary>
    public async Task<long> Write(NpgsqlConnection connection, IEnumerable<WrappedKeys> kinds, DateTimeOffset at, CancellationToken stop)
    {
        Durable.Folder(System.IO.Path.GetDirectoryName(Path)!);
        var text = new StringBuilder();
        var count = 0L;
        text.Append(CultureInfo.InvariantCulture, $"{Form} {at.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z {office.Id}\nsecrets {(office.Sealed() is { } kept ? Convert.ToBase64String(kept) : None)}\n");
        foreach (var kind in kinds)
        {
            await using var command = connection.Command($"SELECT {kind.Id}, {kind.Subject}, {kind.Bytes} FROM {kind.Table} k WHERE NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = k.{kind.Subject})");
            await using var row = await command.ExecuteReaderAsync(stop);
            for (; await row.ReadAsync(stop); count++)
                text.Append(CultureInfo.InvariantCulture, $"{kind.Name} {row.GetGuid(0):N} {row.GetGuid(1):N} {Convert.ToBase64String(row.GetFieldValue<byte[]>(2))}\n");
        }
        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        Durable.Replace(Path, file =>
        {
            file.Write(bytes);
            file.Write(Encoding.ASCII.GetBytes($"mac {Convert.ToHexStringLower(MarkOf(bytes, office))}\n"));
        });
        return count;
    }

    /// <summary>The kept secrets in a file, which open with the office key alone; null: the office key was never changed.</summary>
    public static byte[]? Secrets(string path)
    {
        try
        {
            return File.ReadLines(path).Skip(1).First().Split(' ') is ["secrets", var kept] ? kept == None ? null : Convert.FromBase64String(kept) : throw new FormatException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            throw new BackupDamaged($"The file of wrapped keys {path} is missing or damaged.");
        }
    }

    /// <summary>Every key in it. Throws <see cref="BackupDamaged"/>, or <see cref="CannotStart"/> where it is another office's.</summary>
    public IReadOnlyList<KeyKept> Read()
    {
        var (lines, wrappedBy, isProven) = Look();
        if (!isProven)
            throw wrappedBy.Length == 8 && office.Find(wrappedBy) is null
                ? new CannotStart($"The keys of this backup were wrapped under the office key {wrappedBy}; the one given is {office.Id}.", "Give the office key that the house worked with last: --keys DIR.")
                : new BackupDamaged($"The file of wrapped keys {Path} is damaged: it is not as it was written.");
        return [.. lines.Skip(2).Where(l => l.Length > 0).Select(l => l.Split(' ')).Select(w => new KeyKept(w[0], Guid.ParseExact(w[1], "N"), Guid.ParseExact(w[2], "N"), Convert.FromBase64String(w[3])))];
    }

    /// <summary>Whether this house wrote it, under whichever office key: the mark outlives every rotation. Null: too damaged to tell.</summary>
    public bool? IsOurs()
    {
        var (_, wrappedBy, isProven) = Look();
        return isProven || office.Find(wrappedBy) is not null ? true : wrappedBy.Length == 8 ? false : null;
    }

    private (string[] Lines, string WrappedBy, bool IsProven) Look()
    {
        var bytes = File.ReadAllBytes(Path);
        var end = bytes.AsSpan().LastIndexOf("mac "u8);
        var lines = Encoding.ASCII.GetString(bytes.AsSpan(0, Math.Max(0, end))).Split('\n');
        var isProven = end >= 0 && Encoding.ASCII.GetString(bytes.AsSpan(end)) == $"mac {Convert.ToHexStringLower(MarkOf(bytes.AsSpan(0, end), office))}\n";
        return (lines, lines[0].Split(' ') is [Form, _, var id] ? id : "", isProven);
    }

    private static byte[] MarkOf(ReadOnlySpan<byte> bytes, OfficeKey office)
    {
        using var mark = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, office.Derive("backups"));
        mark.AppendData("keys "u8);
        mark.AppendData(bytes);
        return mark.GetHashAndReset();
    }
}

/// <summary>One wrapped key of a backup.</summary>
internal sealed record KeyKept(string Name, Guid Id, Guid Subject, byte[] Bytes);
