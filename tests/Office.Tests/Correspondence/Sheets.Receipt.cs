using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

internal static partial class Sheets
{
    public const string Sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static ReceiptSheet Receipt { get; } = new()
    {
        Head = Head,
        Title = "Eingangsbestätigung vom 30. Oktober 2026: Ihr Antrag",
        Kicker = new("Eingangsbestätigung", "تأكيد الاستلام"),
        Heading = new("Ihr Antrag ist angekommen.", "وصل طلبك."),
        Facts =
        [
            new(new("Angekommen", "وقت الوصول"), new("Freitag, 30. Oktober 2026, 20:08:14 Uhr (Ortszeit, UTC+01:00)", "الجمعة 30 أكتوبر 2026، الساعة 20:08:14 (UTC+01:00)"), Strong: true),
            new(new("Tag des Eingangs", "يوم الاستلام"), new("Freitag, 30. Oktober 2026. Ihr Antrag zählt ab 1. Oktober 2026.", "الجمعة 30 أكتوبر 2026. يسري طلبك من 1 أكتوبر 2026."), Strong: true),
            new(new("Weg", "الطريق"), new("online", "عبر الإنترنت")),
        ],
        NumberLabel = new("Ihre Nummer", "رقمك"),
        Number = "412 907 3580",
        CodeLabel = new("Ihr Code", "رمزك"),
        Code = Code,
        Keep = new("Aufschreiben, fotografieren oder ausdrucken. Den Code zeigen wir nur hier. Verloren? Wir schicken Ihnen einen neuen per Brief.", "اكتبه أو صوّره أو اطبعه. نعرض الرمز هنا فقط. هل ضاع؟ نرسل إليك رمزاً جديداً بالبريد."),
        MissingHeading = new("Das fehlt noch", "ما زال ناقصاً"),
        Missing =
        [
            new(new("Die anderen Fragen", "الأسئلة الأخرى"), new("bis Freitag, 13. November 2026, 24 Uhr", "حتى الجمعة 13 نوفمبر 2026، الساعة 24")),
            new(new("Nachweis: Mietvertrag", "إثبات: عقد الإيجار (Mietvertrag)"), new("bis Freitag, 27. November 2026, 24 Uhr", "حتى الجمعة 27 نوفمبر 2026، الساعة 24")),
            new(new("Nachweis: Kontoauszüge August, September und Oktober", "إثبات: كشوف الحساب لأشهر أغسطس وسبتمبر وأكتوبر"), new("bis Freitag, 27. November 2026, 24 Uhr", "حتى الجمعة 27 نوفمبر 2026، الساعة 24")),
        ],
        MissingHint = new("Geben Sie ab, was Sie haben. Ihr Antrag ist trotzdem angekommen.", "سلّم ما لديك. وصل طلبك على أي حال."),
        NextHeading = new("So geht es weiter", "الخطوات التالية"),
        Next =
        [
            new(new("Wir lesen Ihren Antrag.", "نقرأ طلبك."), new("Team Leistung 3, bis Freitag, 6. November 2026", "فريق Leistung 3، حتى الجمعة 6 نوفمبر 2026")),
            new(new("Wir schreiben Ihnen, wenn etwas fehlt.", "نكتب إليك إذا نقص شيء."), new("Mit einem Brief an: Birkenweg 7", "برسالة إلى: Birkenweg 7")),
            new(new("Sie bekommen die Antwort.", "تصلك الإجابة."), new("Wenn alles da ist: bis Freitag, 4. Dezember 2026", "إذا اكتمل كل شيء: حتى الجمعة 4 ديسمبر 2026")),
        ],
        WhyHeading = new("Warum ab 1. Oktober?", "لماذا من 1 أكتوبر؟"),
        Why = [new("Ihr Antrag ist im Oktober angekommen. Er wirkt auf den ersten Tag des Monats zurück.", "وصل طلبك في أكتوبر. يسري من أول يوم في الشهر.")],
        Law = ["§ 37 Abs. 2 SGB II"],
        AnswersHeading = new("Ihre Antworten", "إجاباتك"),
        QuestionColumn = new("Frage", "السؤال"),
        AnswerColumn = new("Antwort", "الإجابة"),
        Answers =
        [
            new(new("Wie heißen Sie?", "ما اسمك؟"), new("Rana Apfelbaum")),
            new(new("Wann sind Sie geboren?", "متى ولدت؟"), new("3. März 1991")),
            new(new("Wo wohnen Sie?", "أين تسكن؟"), new("Birkenweg 7\n12345 Musterstadt")),
            new(new("Wie wohnen Sie?", "كيف تسكن؟"), new("zur Miete", "بالإيجار")),
            new(new("Was sollen wir noch wissen?", "ماذا يجب أن نعرف أيضاً؟"), new("أبحث عن شقة أكبر لأن ابني يولد في ديسمبر.")),
            new(new("Wann brauchen Sie Hilfe mit der Sprache?", "متى تحتاج إلى مساعدة في اللغة؟"), new("am Telefon und im Haus", "على الهاتف وفي المكتب")),
        ],
        FilesHeading = new("Ihre Fotos und Dateien", "صورك وملفاتك"),
        FileColumns = [new("Datei", "الملف"), new("Seiten", "صفحات"), new("Größe", "الحجم"), new("Prüfsumme (SHA-256)", "SHA-256")],
        Files =
        [
            new("Ausweis vorn und hinten.pdf", "2", "1,2 MB", Sha),
            new("هوية.jpg", "1", "840 kB", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
        ],
        Binding = new("Der deutsche Text gilt. Die Übersetzung hilft beim Lesen.", "النص الألماني هو المعتمد. الترجمة للمساعدة على القراءة."),
        PageOf = "Seite {0} von {1}",
        Running = "Eingangsbestätigung · Nummer 412 907 3580",
    };

    public static ObjectionSheet Objection { get; } = new()
    {
        Title = "Widerspruch zum Unterschreiben",
        Demonstration = Head.Demonstration,
        SenderLabel = "Absender",
        Sender = ["Rana Apfelbaum", "Lindengasse 8", "12345 Musterstadt"],
        Office = ["Jobcenter Musterstadt", "Beispielplatz 1", "12345 Musterstadt"],
        Subject = "Widerspruch",
        Fills = [new("gegen den Bescheid vom"), new("bekommen am"), new("Nummer der Bedarfsgemeinschaft"), new("Nummer des Anliegens", Number)],
        Salutation = "Guten Tag,",
        Body = ["ich lege Widerspruch gegen den Bescheid ein. Bitte prüfen Sie ihn und schicken Sie mir eine Bestätigung, dass mein Widerspruch angekommen ist."],
        ReasonLabel = "Meine Gründe (Sie können sie auch später schreiben):",
        Closing = "Mit freundlichen Grüßen",
        PlaceAndDate = "Ort und Datum",
        Signature = "Unterschrift",
        StaysWithYou = new("Dieses Blatt bleibt bei Ihnen.", "هذه الورقة تبقى معك."),
        WaysHeading = new("So gilt Ihr Widerspruch", "هكذا يكون اعتراضك صحيحاً"),
        DeadlineLabel = new("Er muss da sein", "يجب أن يصل"),
        Deadline = new("bis Montag, 28. Dezember 2026, 24 Uhr", "حتى الاثنين 28 ديسمبر 2026، الساعة 24"),
        Ways =
        [
            new(new("Unterschriebener Brief in unseren Briefkasten", "رسالة موقّعة في صندوق بريدنا"), new("Beispielplatz 1, Haupteingang. Immer offen, am letzten Tag bis 24 Uhr. Mit der Post: 5 Werktage vorher abschicken.", "Beispielplatz 1، المدخل الرئيسي. مفتوح دائماً، في اليوم الأخير حتى الساعة 24.")),
            new(new("Zur Niederschrift im Haus", "شفهياً في المكتب"), new("Sie sagen es, wir schreiben es auf, Sie unterschreiben. Mo 8–12, Di 8–18, Do 8–16, Fr 8–12 Uhr.", "تقول لنا، ونحن نكتب، وأنت توقّع.")),
            new(new("Bei jeder anderen deutschen Behörde", "لدى أي دائرة ألمانية أخرى"), new("Zum Beispiel im Rathaus oder bei einer Krankenkasse. Es zählt der Tag, an dem er dort ankommt.", "مثلاً في البلدية. المهم يوم وصوله هناك.")),
        ],
        Notes =
        [
            new("Ein Anruf oder eine E-Mail reicht nicht. Was Sie uns gesagt haben, steht trotzdem schon bei uns mit Datum.", "المكالمة أو البريد الإلكتروني لا يكفي. ما قلته لنا مسجّل عندنا مع التاريخ."),
            new("Sie können außerdem verlangen, dass wir den Bescheid überprüfen. Dafür reicht ein Anruf. Das ersetzt den Widerspruch nicht.", "يمكنك أيضاً أن تطلب مراجعة القرار. هذا لا يغني عن الاعتراض."),
        ],
        Law = ["§ 84 Abs. 1 und 2 SGG · § 64 SGG · § 44 SGB X"],
        PageOf = "Seite {0} von {1}",
    };
}
