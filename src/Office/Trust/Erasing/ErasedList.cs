using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Erasing;

/// <summary>
/// The list of what was erased outside the database, <c>erased.list</c> in the data folder and beside every backup: an older database put back knows nothing of what was erased later.
/// One line each: subject, instant, ground, and a keyed hash: a bent line would erase somebody else.
/// </summary>
internal sealed class ErasedList(string folder, OfficeKey office)
{
    public const string Name = "erased.list";
    private const int MarkLength = 16, Tries = 500;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    private readonly byte[] secret = office.Derive("backups");

    public string Path { get; } = System.IO.Path.Combine(folder, Name);

    /// <summary>Every whole line. A last line that a killed house wrote by halves is none. Throws <see cref="CannotStart"/> for a line that was altered.</summary>
    public IReadOnlyDictionary<Guid, Erased> Read()
    {
        var found = new Dictionary<Guid, Erased>();
        if (!File.Exists(Path))
            return found;
        var lines = File.ReadAllText(Path).Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var one = Parse(lines[i]) ?? throw new CannotStart($"Line {(i + 1).ToString(CultureInfo.InvariantCulture)} of {Path} was altered, or belongs to another office.", "Put another copy of the list in its place: there is one in the data folder and one beside the backups.");
            found[one.Subject] = one;
        }
        return found;
    }

    /// <summary>Writes down whatever the list lacks, synced. How many that were.</summary>
    public int AddMissing(IEnumerable<Erased> erased)
    {
        using var mine = Lock();
        var known = Read();
        var fresh = erased.Where(e => !known.ContainsKey(e.Subject)).ToList();
        if (fresh.Count > 0)
            Append(fresh);
        return fresh.Count;
    }

    /// <summary>Writes them down, synced, without reading what stands there: a line that came twice says the same.</summary>
    public void Add(IEnumerable<Erased> erased)
    {
        using var mine = Lock();
        Append(erased);
    }

    private void Append(IEnumerable<Erased> erased)
    {
        var isNew = !File.Exists(Path);
        using (var file = new FileStream(Path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0, UnixCreateMode = isNew ? Durable.OwnerOnlyFile : null }))
        {
            file.SetLength(EndOfLastLine(file));
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes(string.Concat(erased.Select(Line))));
            Durable.Sync(file);
        }
        if (isNew)
            Durable.SyncFolder(folder);
    }

    // The house, a backup begun by hand and the nightly one write to the same list.
    private FileStream Lock()
    {
        for (var tries = 1; ; tries++)
            try
            {
                return new(System.IO.Path.Combine(folder, $".{Name}.lock"), new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = Durable.OwnerOnlyFile });
            }
            catch (IOException) when (tries < Tries && Directory.Exists(folder))
            {
                Thread.Sleep(Rest);
            }
    }

    private string Line(Erased one)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{one.Subject:N} {one.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z {one.Ground}");
        return $"{said} {Mark(said)}\n";
    }

    private string Mark(string said) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("erased " + said)).AsSpan(0, MarkLength));

    private Erased? Parse(string line) =>
        line.LastIndexOf(' ') is > 0 and var end && line[..end] is var said && Mark(said) == line[(end + 1)..] && said.Split(' ') is [var subject, var at, var ground]
            ? new() { Subject = Guid.ParseExact(subject, "N"), At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), Ground = Enum.Parse<ErasureGround>(ground) }
            : null;

    private static long EndOfLastLine(FileStream file)
    {
        for (var at = file.Length; at > 0; at--)
        {
            file.Seek(at - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n')
                return at;
        }
        return 0;
    }
}
