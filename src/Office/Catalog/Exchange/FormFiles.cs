using OffenesHaus.Catalog.Editions;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>One edition as files for others: texts for translators (XLIFF 1.2), the whole form as XDatenfelder 3.</summary>
public sealed class FormFiles(FormBench bench, Services services, TimeProvider clock)
{
    /// <summary>Of a file that comes in.</summary>
    public const int MostBytes = StrictXml.MostBytes;

    public async Task<byte[]> Texts(string code, string? edition, Language language, CancellationToken stop)
    {
        var seen = await bench.See(code, edition, stop);
        return TranslationFile.Write(seen.Proven.Form ?? throw new Refused("catalog.definition-first"), seen.Source.Words, language);
    }

    public async Task<byte[]> See(string code, string? edition, CancellationToken stop)
    {
        var seen = await bench.See(code, edition, stop);
        return XdfWriter.Write(seen.Proven.Written ?? throw new Refused("catalog.definition-first"), seen.Source.Words, services.Find(seen.Proven.Written.Service), clock.GetUtcNow());
    }
}
