using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class LookAtPaper
{
    [Fact]
    public async Task Write()
    {
        var to = Environment.GetEnvironmentVariable("LOOK") ?? "/tmp/pap/out";
        Directory.CreateDirectory(to);
        await using var setter = new Typesetter();
        async Task Save(string name, Task<Paper> paper) { try { await File.WriteAllBytesAsync(Path.Combine(to, name + ".pdf"), (await paper).Pdf); } catch (Exception e) { Console.WriteLine(name + ": " + e.Message); } }
        var letter = Sheets.Letter;
        for (var r = 0; r < 3; r++)
        {
            await using var cold = new Typesetter();
            var w = System.Diagnostics.Stopwatch.StartNew();
            await cold.Probe(TestContext.Current.CancellationToken);
            var up = w.Elapsed.TotalMilliseconds;
            w.Restart();
            await cold.Set(letter with { Own = Sheets.Arabic }, TestContext.Current.CancellationToken);
            Console.WriteLine($"start {up:0} ms, first letter {w.Elapsed.TotalMilliseconds:0} ms");
        }
        await Save("letter-ar", setter.Set(letter with { Own = Sheets.Arabic }, TestContext.Current.CancellationToken));
        await Save("letter-de", setter.Set(letter, TestContext.Current.CancellationToken));
        await Save("letter-large", setter.Set(letter with { Own = Sheets.Arabic, LargePrint = true }, TestContext.Current.CancellationToken));
        await Save("letter-two", setter.Set(letter with { Own = Sheets.Arabic, Remedy = Sheets.Remedy }, TestContext.Current.CancellationToken));
        await Save("receipt-ar", setter.Set(Sheets.Receipt with { Own = Sheets.Arabic }, TestContext.Current.CancellationToken));
        await Save("receipt-de", setter.Set(Sheets.Receipt, TestContext.Current.CancellationToken));
        await Save("receipt-large", setter.Set(Sheets.Receipt with { Own = Sheets.Arabic, LargePrint = true }, TestContext.Current.CancellationToken));
        await Save("objection-ar", setter.Set(Sheets.Objection with { Own = Sheets.Arabic }, TestContext.Current.CancellationToken));
        await Save("objection-blank", setter.Set(Sheets.Objection with { Sender = [] }, TestContext.Current.CancellationToken));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var times = new List<double>();
        for (var i = 0; i < 30; i++) { watch.Restart(); await setter.Set(letter with { Own = Sheets.Arabic, Address = ["Frau", "Rana " + i, "A 1"] }, TestContext.Current.CancellationToken); times.Add(watch.Elapsed.TotalMilliseconds); }
        times.Sort(); Console.WriteLine($"median {times[15]:0.0} min {times[0]:0.0} max {times[^1]:0.0}");
    }
}
