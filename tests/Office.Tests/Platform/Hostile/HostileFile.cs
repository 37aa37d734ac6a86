namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>A file that a malicious or unlucky sender hands in: what it tries, under which name and declared type it comes.</summary>
internal sealed record HostileFile(string Tries, string Name, byte[] Bytes, string Type = "application/octet-stream");

/// <summary>The own corpus, made by code: nothing in it has to be kept as bytes, and nothing in it works anywhere else.</summary>
internal static class HostileFiles
{
    /// <summary>A word that stands in what such files carry, so that it can be looked for where it must never be.</summary>
    public const string Mark = "kuckucksei";

    public static IReadOnlyList<HostileFile> All { get; } = [.. PdfTricks.All, .. PictureTricks.All, .. Pretenders.All, .. HostileNames.All];
}
