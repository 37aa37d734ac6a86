using System.Globalization;
using System.Text;
using QRCoder;

namespace OffenesHaus.Platform;

/// <summary>A QR code as one SVG path: no styles in it, so that it may stand in a page of ours and in a letter.</summary>
public static class QrPicture
{
    /// <summary>The square's side in modules with its quiet edge, and the path that fills the dark ones.</summary>
    public static (int Side, string Path) Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                if (code.ModuleMatrix[y][x])
                {
                    var from = x;
                    while (x + 1 < code.ModuleMatrix.Count && code.ModuleMatrix[y][x + 1])
                        x++;
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x + 1 - from}v1H{from}z");
                }
        return (code.ModuleMatrix.Count, path.ToString());
    }

    public static string Svg(string text)
    {
        var (side, path) = Of(text);
        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path d=\"{path}\"/></svg>");
    }
}
