using System.Diagnostics;

namespace OffenesHaus.Bench.Mutants;

/// <summary>A process of its own that plants faults on demand: what hangs or falls in it takes nobody along.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Worker).Assembly.Location, "mutants-worker"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" },
    })!;

    /// <summary>Null: no answer in time, or the process fell.</summary>
    public async Task<string?> Ask(string question, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        try
        {
            await process.StandardInput.WriteLineAsync(question);
            await process.StandardInput.FlushAsync(end.Token);
            return await process.StandardOutput.ReadLineAsync(end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
