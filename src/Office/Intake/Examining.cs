using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Looks into a file that was kept: first by the virus scanner, where the office has one, and only then by a program that opens it.</summary>
public sealed class Examining(VirusScanner scanner, PageImages images)
{
    internal async Task<Examined> Run(StoredFile file, CancellationToken stop)
    {
        var scanned = await scanner.Look(file, stop);
        return scanned.Result == ScanResult.Clean ? await Draw(file, stop) : new(null, scanned.Result == ScanResult.Found ? Readability.Quarantined : Readability.NeedsAPerson, scanned.Name);
    }

    /// <summary>Without the scanner: two decided that it was wrong. The sandbox holds whatever it does.</summary>
    internal async Task<Examined> Draw(StoredFile file, CancellationToken stop)
    {
        var seen = await images.Inspect(file, stop);
        return new(seen.Pages > 0 ? seen.Pages : null, Of(seen.Legibility), null);
    }

    /// <summary>Nothing opens it and nobody gets it: something was found in it, or the scanner has not seen it yet.</summary>
    internal bool Shuts(Readability state) => state == Readability.Quarantined || (scanner.IsOn && state == Readability.NotYetTried);

    private static Readability Of(Legibility seen) => seen switch
    {
        Legibility.Readable => Readability.Readable,
        Legibility.Locked => Readability.Locked,
        Legibility.Damaged or Legibility.Empty => Readability.Damaged,
        _ => Readability.NeedsAPerson,
    };
}

/// <summary>What a look into a file showed. <paramref name="Found"/>: what the scanner calls what it found.</summary>
internal sealed record Examined(int? Pages, Readability Readability, string? Found);
