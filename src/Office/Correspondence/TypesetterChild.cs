using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace OffenesHaus.Correspondence;

/// <summary>One running Node process with the compiler loaded. Not for two callers at once.</summary>
internal sealed class TypesetterChild : IDisposable
{
    private const int LongestAnswer = 64 << 20;
    private readonly Process process;
    private readonly StringBuilder complaints = new();

    private TypesetterChild(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (complaints)
                if (complaints.Length < 4000)
                    complaints.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;
    public int Documents { get; private set; }
    public long Memory { get; private set; }

    public string Complaints
    {
        get
        {
            lock (complaints)
                return complaints.ToString().Trim();
        }
    }

    public static TypesetterChild Start(TypesetterPlaces places)
    {
        var packages = places.FindPackages();
        var start = new ProcessStartInfo(places.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = places.Templates,
            ArgumentList = { "--max-old-space-size=192", Path.Combine(places.Templates, "typeset.mjs"), packages },
        };
        // Nothing of ours goes in: no connection string, no key, no NODE_OPTIONS. fontconfig gets no file, so paper looks the same on every machine.
        start.Environment.Clear();
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        start.Environment["FONTCONFIG_FILE"] = "/dev/null";
        try
        {
            return new TypesetterChild(Process.Start(start)!);
        }
        catch (Win32Exception cause)
        {
            throw new PaperUnavailable(
                "paper.node-missing",
                $"Briefe und Eingangsbestätigungen lassen sich nicht als PDF setzen: Das Programm „{places.Node}“ lässt sich nicht starten. Installieren Sie Node.js ab Version 18.",
                cause);
        }
    }

    /// <exception cref="EndOfStreamException">The child died.</exception>
    public async Task<Paper> Set(byte[] request, CancellationToken limit)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, request.Length);
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(length, limit);
        await input.WriteAsync(request, limit);
        await input.FlushAsync(limit);

        var head = JsonSerializer.Deserialize<Answer>(await Frame(limit), SheetJson.Options)!;
        var pdf = await Frame(limit);
        Documents++;
        Memory = head.Rss;
        return head.Error is null
            ? new Paper { Pdf = pdf, Pages = head.Pages, Replaced = head.Replaced ?? [] }
            : throw (head.Error.Contains("address-does-not-fit", StringComparison.Ordinal)
                ? new SheetRefused(SheetRefused.AddressDoesNotFit)
                : new SheetRefused("paper.not-set", head.Error));
    }

    private async Task<byte[]> Frame(CancellationToken limit)
    {
        var output = process.StandardOutput.BaseStream;
        var length = new byte[4];
        await output.ReadExactlyAsync(length, limit);
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        if (size is < 0 or > LongestAnswer)
            throw new EndOfStreamException("The child speaks another protocol.");
        var body = new byte[size];
        await output.ReadExactlyAsync(body, limit);
        return body;
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(2000);
        }
        catch (InvalidOperationException)
        {
            // Already gone.
        }
        process.Dispose();
    }

    private sealed record Answer(string? Error, int Pages, IReadOnlyList<string>? Replaced, long Rss);
}
