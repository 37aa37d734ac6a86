using OffenesHaus.Correspondence;
using QRCoder;

namespace OffenesHaus.Office.Tests.Correspondence;

/// <summary>Papers of the demonstration house; all people invented.</summary>
internal static partial class Sheets
{
    public const string Number = "482 915 7036";
    public const string Code = "7302 5518 9046";

    public static Tongue Arabic { get; } = new("ar", "العربية");

    public static Letterhead Head { get; } = new()
    {
        House = "Jobcenter Musterstadt",
        Line = "Offenes Haus · Beispielplatz 1 · 12345 Musterstadt",
        ReturnLine = "Beispielplatz 1 · 12345 Musterstadt",
        Demonstration = "Vorführung: Alle Personen, Nummern und Papiere sind erfunden.",
    };

    public static LetterSheet Letter { get; } = new()
    {
        Head = Head,
        Title = "Brief vom 6. November 2026: neue Arbeit bei der Bäckerei Morgenbrot",
        Address = ["Frau", "Rana Apfelbaum", "Lindengasse 8", "12345 Musterstadt"],
        Facts =
        [
            new("Ihre Nummer", Number, Strong: true),
            new("Es schreibt", "Jonas Winter, Team 3"),
            new("Telefon", "00000 12345-0\nMo–Do 8–18, Fr 8–14 Uhr"),
            new("Haus", "Mo 8–12, Di 8–18,\nDo 8–16, Fr 8–12 Uhr"),
            new("Briefkasten", "immer, Haupteingang"),
            new("Datum", "6. November 2026"),
        ],
        Box = new()
        {
            Tongue = "Deutsch – dieser Text gilt",
            About = new(new("Worum geht es?", "ما الموضوع؟"), new("Ihre neue Arbeit. Danke für die Mitteilung.", "بدأتِ عملاً جديداً. شكراً لأنكِ أخبرتِنا.")),
            ToDo = new(new("Was sollen Sie tun?", "ماذا عليكِ أن تفعلي؟"), new("Geben Sie uns die Einkommensbescheinigung von Ihrem Arbeitgeber. Das Blatt liegt bei.", "أرسلي إلينا شهادة الدخل من صاحب العمل (Einkommensbescheinigung). الورقة مرفقة.")),
            ByWhen = new(new("Bis wann?", "حتى متى؟"), new("Bis Freitag, 27. November 2026, 24 Uhr", "حتى يوم الجمعة 27 نوفمبر 2026، الساعة 24"), Strong: true),
            WhoHelps = new(new("Wer hilft?", "من يساعدكِ؟"), new("Wir, auch auf Arabisch: Telefon 00000 12345-0, Mo–Do 8–18, Fr 8–14 Uhr, oder im Haus.", "نحن، وبالعربية أيضاً: هاتف 00000 12345-0 أو في المكتب.")),
        },
        Subject = "Ihr Anliegen vom 1. November 2026: neue Arbeit bei der Bäckerei Morgenbrot",
        Salutation = "Sehr geehrte Frau Apfelbaum,",
        Body =
        [
            new(new Run("Ihre Mitteilung ist am Sonntag, 1. November 2026, um 21:14 Uhr angekommen, der Arbeitsvertrag auch. Es fehlt noch die "), new Run("Einkommensbescheinigung", true), new Run(". Damit rechnen wir Ihren Lohn richtig an. Ihr Arbeitgeber füllt sie aus (§ 58 SGB II).")),
            "So geben Sie uns den Nachweis: online mit dem QR-Code, mit der Post, in den Hausbriefkasten oder am Schalter. Ein Foto reicht. Alle Wege zählen gleich.",
            "Sie bekommen das Blatt nicht bis zum 27. November? Rufen Sie uns vorher an. Dann setzen wir eine neue Frist oder fragen selbst nach.",
        ],
        Law = ["Sie müssen mitwirken, soweit es nötig und zumutbar ist (§§ 60, 65 SGB I). Fehlt der Nachweis nach dem 27. November 2026 und lässt sich der Anspruch deshalb nicht klären, können wir die Leistung ganz oder teilweise versagen oder entziehen, bis Sie ihn nachholen (§§ 66, 67 SGB I). Dieser Brief ist kein Bescheid."],
        Closing = ["Mit freundlichen Grüßen", "Jonas Winter"],
        Reply = new()
        {
            Code = Qr("https://haus.example/a/4829157036"),
            Heading = new("Online antworten", "الرد عبر الإنترنت"),
            NumberLabel = new("Nummer", "رقمكِ:"),
            Number = Number,
            Hints =
            [
                new("Ihr Code steht auf Ihrer Eingangsbestätigung. Code verloren? Rufen Sie uns an.", "الرمز مكتوب في تأكيد الاستلام. هل فقدتِه؟ اتصلي بنا."),
            ],
        },
        PageOf = "Seite {0} von {1}",
        Running = "Nummer 482 915 7036 · 6. November 2026",
    };

    public static RemedyNotice Remedy { get; } = new("Rechtsbehelfsbelehrung",
    [
        "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe Widerspruch erheben. Der Widerspruch ist schriftlich, in elektronischer Form nach § 36a Absatz 2 SGB I, schriftformersetzend nach § 36a Absatz 2a SGB I und § 9a Absatz 5 OZG oder zur Niederschrift bei dem Jobcenter Musterstadt, Beispielplatz 1, 12345 Musterstadt, einzulegen.",
        "Die Frist ist auch gewahrt, wenn der Widerspruch innerhalb dieser Frist bei einer anderen inländischen Behörde, bei einem Versicherungsträger oder bei einer deutschen Konsularbehörde eingeht.",
    ]);

    public static PageCode Qr(string address)
    {
        using var squares = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(squares);
        return new PageCode(drawing.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: false), $"QR-Code: öffnet {address}");
    }
}
