using System.Diagnostics;
using System.Net;
using System.Text;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A real clamd with one signature: while it is away a file waits, what it finds is shut, and the person is refused nothing.</summary>
public sealed class VirusTests(VirusTests.ScannedHouse house) : IClassFixture<VirusTests.ScannedHouse>
{
    // Written in two halves, so that no scanner stops at this source. (EICAR test file)
    internal static readonly byte[] Found = Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*");

    [Fact]
    public async Task A_file_waits_for_the_scanner_and_what_it_finds_is_shut_with_a_task_while_the_person_has_their_receipt()
    {
        var (number, clean) = await Sent("vertrag.jpg", Files.Jpeg);
        using var clerk = await house.Clerk();
        var path = $"/desk/requests/{number}/files/";
        await Until($"SELECT attempts > 0 FROM platform.outbox WHERE subject = '{clean}'");
        Assert.Contains("wird noch auf Viren geprüft", (await clerk.Open(path + clean)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"{path}{clean}/pages/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"{path}{clean}/original")).Status);

        await house.StartScanner(Found);
        await Until($"SELECT readability = 'Readable' FROM intake.file WHERE id = '{clean}'");
        Assert.Equal(HttpStatusCode.OK, (await clerk.Open($"{path}{clean}/pages/1")).Status);

        var (other, caught) = await Sent("rechnung.jpg", [.. Files.Jpeg, .. Found]);
        await Until($"SELECT readability = 'Quarantined' FROM intake.file WHERE id = '{caught}'");
        var page = await clerk.Open($"/desk/requests/{other}/files/{caught}");
        Assert.Contains("Ein Virenprogramm hat in dieser Datei etwas gefunden.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("herunterladen ", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[download]"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"/desk/requests/{other}/files/{caught}/original")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open($"/desk/requests/{other}/files/{caught}/pages/1")).Status);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task t WHERE t.number = {other} AND t.kind = 'VirusFound' AND t.closed_at IS NULL"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'FileQuarantined' AND detail LIKE '{caught:N} Test.House%'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.file f JOIN intake.arrival a ON a.id = f.arrival_id WHERE f.id = '{caught}'"));
    }

    private async Task<(string Number, Guid File)> Sent(string name, byte[] bytes)
    {
        using var person = house.Visitor();
        var (number, _) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt", ("concern", "Ein Nachweis"), ("name", "Ada Beispiel"))).Keys();
        await person.SubmitWith(await person.Open("/de/status/anliegen"), Portal.People.Main, [new("files", name, bytes)], ("Words", "Hier ist der Nachweis."));
        return (number.Digits(), (Guid)(await house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number.Digits()}"))!);
    }

    private async Task Until(string sql)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await house.Ask(sql) is true)
                return;
            await Task.Delay(100);
        }

        Assert.Fail(sql);
    }

    public sealed class ScannedHouse : DemonstrationHouse, IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("oh-clamd-").FullName;
        private Process? scanner;

        private string Socket => Path.Combine(folder, "clamd.sock");

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Scan = new() { Socket = Socket } };

        /// <summary>With this one signature and no other.</summary>
        public async Task StartScanner(byte[] signature)
        {
            if (scanner is not null)
                return;
            var known = Directory.CreateDirectory(Path.Combine(folder, "known")).FullName;
            await File.WriteAllTextAsync(Path.Combine(known, "house.ndb"), $"Test.House:0:*:{Convert.ToHexStringLower(signature)}\n");
            var settings = Path.Combine(folder, "clamd.conf");
            await File.WriteAllTextAsync(settings, $"LocalSocket {Socket}\nDatabaseDirectory {known}\nForeground yes\n");
            scanner = Process.Start(new ProcessStartInfo("clamd", ["-c", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            for (var i = 0; i < 200 && !File.Exists(Socket); i++)
                await Task.Delay(50);
        }

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            scanner?.Kill();
            scanner?.Dispose();
            await DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
