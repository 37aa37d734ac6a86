using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What a file is, in a word people use.</summary>
public static class FileWords
{
    public static string Of(FileKind kind) => kind switch
    {
        FileKind.Jpeg or FileKind.Png or FileKind.Heif or FileKind.WebP or FileKind.Gif => "photo",
        FileKind.Pdf or FileKind.LockedPdf => "pdf",
        FileKind.Tiff => "scan",
        _ => "file",
    };
}
