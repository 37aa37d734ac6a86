using System.Diagnostics;
using System.Text.Json;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The two verifiers that know nothing of the house: the script of the check page under Node, and the one in Python.</summary>
internal static class Verifiers
{
    public static async Task<IReadOnlyList<string>> Script(IReadOnlyDictionary<string, string> keys, IEnumerable<string> texts) =>
        (await Say("node", [Path.Combine(Programs.Root, "bench", "receipts", "check.mjs")], [JsonSerializer.Serialize(new { keys }), .. texts.Select(t => JsonSerializer.Serialize(t))])).Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<(string Said, int Code)> Python(string anchors, string text) =>
        Say("python3", [Path.Combine(Programs.Root, "tools", "receipt-verify.py"), "-", .. Directory.GetFiles(anchors, "journal-*.pem")], [text]);

    /// <summary>The words of a PDF, page by page.</summary>
    public static async Task<IReadOnlyList<string>> Pages(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf);
        var (said, _) = await Say("pdftotext", ["-layout", file, "-"], []);
        File.Delete(file);
        return said.TrimEnd('\f', '\n').Split('\f');
    }

    private static async Task<(string Said, int Code)> Say(string program, string[] words, IEnumerable<string> lines)
    {
        using var run = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var said = run.StandardOutput.ReadToEndAsync();
        await run.StandardInput.WriteAsync(string.Join('\n', lines));
        run.StandardInput.Close();
        await run.WaitForExitAsync();
        return (await said, run.ExitCode);
    }
}
