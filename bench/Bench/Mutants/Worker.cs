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

    /// <summary>Processor time used since it was started.</summary>
    public TimeSpan Used => process.TotalProcessorTime;

    /// <summary>Null: no answer within that much processor time, or the process fell. Its own time is counted and not the clock's: a busy machine must not make a fault look found.</summary>
    public async Task<string?> Ask(string question, TimeSpan patience)
    {
        try
        {
            var limit = Used + patience;
            await process.StandardInput.WriteLineAsync(question);
            await process.StandardInput.FlushAsync();
            var answer = process.StandardOutput.ReadLineAsync();
            while (await Task.WhenAny(answer, Task.Delay(500)) != answer)
            {
                process.Refresh();
                if (Used > limit)
                    return null;
            }
            return await answer;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
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
