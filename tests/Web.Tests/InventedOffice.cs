using System.Globalization;

namespace OffenesHaus.Web.Tests;

/// <summary>The demonstration office as it stands once it is told and every file in it was looked at: made once, by the house itself, and copied to every house that wants it.</summary>
internal static class InventedOffice
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static (string Database, string Data)? made;

    /// <summary>Puts its keys and files into the folder; answers with the connection string of its database.</summary>
    public static async Task<string> Copy(string data)
    {
        await Turn.WaitAsync();
        try
        {
            made ??= await Make();
        }
        finally
        {
            Turn.Release();
        }

        foreach (var folder in Directory.EnumerateDirectories(made.Value.Data, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(data, Path.GetRelativePath(made.Value.Data, folder)), File.GetUnixFileMode(folder));
        foreach (var file in Directory.EnumerateFiles(made.Value.Data, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(data, Path.GetRelativePath(made.Value.Data, file)));
        return await OneCluster.NewDatabase(like: made.Value.Database);
    }

    private static async Task<(string Database, string Data)> Make()
    {
        await using var house = new Told();
        await house.InitializeAsync();
        await house.EverythingDone();
        // The folder of a house goes with it.
        var kept = Directory.CreateTempSubdirectory("oh-invented-").FullName;
        await house.CloseDoors();
        Directory.Delete(kept);
        Directory.Move(house.Data, kept);
        Directory.CreateDirectory(house.Data);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        return (house.Database, kept);
    }

    private sealed class Told : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => settings with { Demonstration = true };

        // Files are rendered and thumbnails drawn after the answer: what is copied is done with.
        public async Task EverythingDone()
        {
            var until = TimeProvider.System.GetUtcNow().AddMinutes(5);
            while (Convert.ToInt64(await Ask("SELECT count(*) FROM platform.outbox WHERE due_at < now()"), CultureInfo.InvariantCulture) is > 0 and var left)
            {
                Assert.True(TimeProvider.System.GetUtcNow() < until, $"The invented office still has {left} things to do.");
                await Task.Delay(200);
            }
        }
    }
}
