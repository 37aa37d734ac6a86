using System.Xml;
using System.Xml.Linq;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>Reads XML from outside the house: no DTD, no entity, nothing fetched, and not more than a form can need.</summary>
internal static class StrictXml
{
    public const int MostBytes = 5_000_000;

    private const int MostDepth = 60;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>With lines. Unreadable, too deep or too large: <see cref="Refused"/> with the line.</summary>
    public static XElement Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            throw new Refused("catalog.file-empty");
        if (bytes.Length > MostBytes)
            throw new Refused("catalog.file-large", MostBytes / 1_000_000);
        try
        {
            // Looked through once for its depth, before anything of it is built.
            using (var looking = XmlReader.Create(new MemoryStream(bytes), Settings))
                while (looking.Read())
                    if (looking.Depth > MostDepth)
                        throw new Refused("catalog.file-deep", ((IXmlLineInfo)looking).LineNumber);
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
        }
        catch (XmlException e)
        {
            throw new Refused("catalog.file-broken", e.LineNumber);
        }
    }

    public static int LineOf(XObject node) => ((IXmlLineInfo)node).LineNumber;
}
