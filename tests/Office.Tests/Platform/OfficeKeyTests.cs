using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class OfficeKeyTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("oh-test-").FullName;

    private string KeyPath => Path.Combine(data, "keys", "office.key");

    [Fact]
    public void The_first_start_makes_a_key_that_only_its_owner_can_read_and_every_later_start_finds_it()
    {
        using var first = OfficeKey.Open(data);
        using var second = OfficeKey.Open(data);

        Assert.Equal(first.Id, second.Id);
        Assert.Matches("^[0-9a-f]{8}$", first.Id);
        Assert.Equal(first.Derive("codes"), second.Derive("codes"));
        Assert.NotEqual(first.Derive("codes"), first.Derive("guesses"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(KeyPath)!));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyPath)!));
        Assert.DoesNotContain(first.Id, Convert.ToHexStringLower(File.ReadAllBytes(KeyPath)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_first_starts_at_once_agree_on_one_key()
    {
        for (var round = 0; round < 20; round++)
        {
            var fresh = Path.Combine(data, $"round-{round}");
            using var gate = new Barrier(8);
            var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                gate.SignalAndWait();
                using var key = OfficeKey.Open(fresh);
                return key.Id;
            }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Single(ids.Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_that_others_can_get_at_stops_the_start_with_a_way_out(UnixFileMode tooMuch)
    {
        OfficeKey.Open(data).Dispose();
        File.SetUnixFileMode(KeyPath, File.GetUnixFileMode(KeyPath) | tooMuch);

        var refused = Assert.Throws<CannotStart>(() => OfficeKey.Open(data));

        Assert.Contains(KeyPath, refused.Message, StringComparison.Ordinal);
        Assert.Contains("chmod 600", refused.WayOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(5000)]
    public void A_key_of_the_wrong_size_stops_the_start(int size)
    {
        OfficeKey.Open(data).Dispose();
        File.WriteAllBytes(KeyPath, new byte[size]);

        Assert.Contains("damaged", Assert.Throws<CannotStart>(() => OfficeKey.Open(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_new_key_is_made_beside_files_that_the_lost_one_sealed()
    {
        using (OfficeKey.Open(data))
        using (var key = DataKey.Create())
            await FileStore.Open(data, TimeProvider.System).Keep(new MemoryStream([1]), key, 10, TestContext.Current.CancellationToken);
        File.Delete(KeyPath);

        Assert.Contains("safe copy", Assert.Throws<CannotStart>(() => OfficeKey.Open(data)).WayOut, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);
}
