using System.Globalization;
using System.Security.Cryptography;
using OffenesHaus.Platform;

// A process that keeps files and says which of them are safe, one line each: made to be killed, starved of disk, or fed I/O errors.
//   writer keep DATA SIZE COUNT    writer speed DATA SIZE COUNT    writer draw DATA FILE COUNT
if (args[0] == "draw")
    return await Draw();
var (data, size, count) = (args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
using var office = OfficeKey.Open(data);
var store = FileStore.Open(data, TimeProvider.System);
var bound = Guid.Parse("0193a000-0000-7000-8000-000000000001");
using var key = Key();
var plain = new byte[size];
var times = new List<double>();
Console.WriteLine("ready");

for (var i = 0; i < count; i++)
{
    RandomNumberGenerator.Fill(plain);
    var began = TimeProvider.System.GetTimestamp();
    try
    {
        var kept = (StoredBlob)await store.Keep(new MemoryStream(plain), key, long.MaxValue, CancellationToken.None);
        times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        if (args[0] == "keep")
            Console.WriteLine($"kept {kept.Id} {Convert.ToHexString(kept.Sha256)}");
    }
    catch (IOException e)
    {
        Console.WriteLine($"refused {e.Message}");
    }
}

if (args[0] == "speed")
{
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"store: {count} x {size} B: p50 {times[times.Count / 2]:F2} ms, p99 {times[times.Count * 99 / 100]:F2} ms, {size * (double)count / 1e3 / times.Sum():F0} MB/s"));
    Floor();
}

return 0;

// How long a look at a file and the drawing of its first page take, sandbox and all.
async Task<int> Draw()
{
    using var sandbox = await Sandbox.Open(CancellationToken.None);
    var files = FileStore.Open(args[1], TimeProvider.System);
    using var secret = DataKey.Create();
    await using var original = File.OpenRead(args[2]);
    var kept = (StoredBlob)await files.Keep(original, secret, long.MaxValue, CancellationToken.None);
    var file = new StoredFile { Blob = kept.Id, Kind = kept.Kind, Key = secret };
    var images = new PageImages(files, sandbox);
    List<double> looks = [], draws = [];
    Legibility legibility = default;
    for (var i = 0; i < int.Parse(args[3], CultureInfo.InvariantCulture); i++)
    {
        var began = TimeProvider.System.GetTimestamp();
        await images.Inspect(file, CancellationToken.None);
        looks.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        began = TimeProvider.System.GetTimestamp();
        legibility = (await images.Draw(file, 1, 1600, CancellationToken.None)).Legibility;
        draws.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
    }
    looks.Sort();
    draws.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{kept.Kind} {kept.Size} B {legibility}: look p50 {looks[looks.Count / 2]:F0} ms, draw (with its look) p50 {draws[draws.Count / 2]:F0} ms"));
    return 0;
}

DataKey Key()
{
    var path = Path.Combine(data, "wrapped");
    if (!File.Exists(path))
    {
        using var fresh = DataKey.Create();
        File.WriteAllBytes(path, fresh.Wrap(office, bound));
    }
    return DataKey.Unwrap(File.ReadAllBytes(path), office, bound);
}

// What the disk itself costs: the same bytes written plainly and synced once, without encryption, rename or folder.
void Floor()
{
    var floor = new List<double>();
    for (var i = 0; i < count; i++)
    {
        RandomNumberGenerator.Fill(plain);
        var began = TimeProvider.System.GetTimestamp();
        var path = Path.Combine(data, $"floor-{i}");
        using (var file = Durable.NewFile(path))
        {
            file.Write(plain);
            Durable.Sync(file);
        }
        floor.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        File.Delete(path);
    }
    floor.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"floor: {count} x {size} B: p50 {floor[floor.Count / 2]:F2} ms, p99 {floor[floor.Count * 99 / 100]:F2} ms, {size * (double)count / 1e3 / floor.Sum():F0} MB/s"));
}
