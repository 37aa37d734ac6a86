namespace OffenesHaus.Law.Openings;

/// <summary>Ranks the channels of a plan for a goal. No channel is offered for what the law doesn't let it do.</summary>
public sealed record ChannelRanking(IReadOnlyList<RankedChannel> Channels, IReadOnlyList<Advice> Advice)
{
    private const int Useless = 1000;

    /// <summary>The channels of the plan in order for the question, and what must be said besides.</summary>
    public static ChannelRanking For(OpeningPlan plan, ChannelQuestion question)
    {
        var scored = plan.StatesAt(question.At)
            .Select(state => (State: state, Score: Score(state, question)))
            .OrderBy(way => way.Score.Order)
            .ThenBy(way => way.State.OpensAt ?? DateTimeOffset.MinValue);
        return new(
            [.. scored.Select((way, index) => new RankedChannel(index + 1, way.State, way.Score.Order < Useless, way.Score.Why))],
            [.. RankingAdvice.For(plan, question)]);
    }

    private static (int Order, Wording Why) Score(ChannelState state, ChannelQuestion question) => question.Goal switch
    {
        Goal.SaveDate when question.Declaration == Declaration.Objection => SaveDateOfObjection(state, question),
        Goal.SaveDate => SaveDate(state),
        Goal.GetAnswer => GetAnswer(state, question),
        Goal.HandInPapers => HandInPapers(state),
        _ => Emergency(state),
    };

    private static (int, Wording) SaveDate(ChannelState state) => state.Channel switch
    {
        Channel.Portal => WhenOpen(state, 1, new("Ein Antrag zählt sofort, auch nachts", "An application counts at once, at night too", "الطلب يُحتسب فورًا، حتى ليلًا")),
        Channel.Phone => WhenOpen(state, 2, new("Das gesprochene Wort zählt", "The spoken word counts", "الكلمة المنطوقة تُحتسب")),
        Channel.Letterbox => WhenOpen(state, 3, new("Was bis 24 Uhr eingeworfen ist, zählt für heute", "What is dropped before 24:00 counts for today", "ما يوضع حتى الساعة 24 يُحتسب لليوم")),
        Channel.Counter => WhenOpen(state, 4, new("Antrag vor Ort, mit Beleg", "Application on the spot, with a receipt", "طلب في المكان، مع إيصال")),
        _ => Slow,
    };

    private static (int, Wording) SaveDateOfObjection(ChannelState state, ChannelQuestion question) => (state.Channel, question.HasEid) switch
    {
        (Channel.Portal, true) => WhenOpen(state, 1, new("Mit Online-Ausweis gilt es als Schriftform", "With eID it satisfies the written form", "مع بطاقة الهوية الإلكترونية يُعدّ مكتوبًا")),
        (Channel.Portal, false) => (Useless, new("Ohne Online-Ausweis fehlt die Form: ausdrucken und unterschreiben", "Without eID the form is missing: print and sign", "دون بطاقة الهوية الإلكترونية ينقص الشكل: اطبعوه ووقّعوه")),
        (Channel.Letterbox, _) => WhenOpen(state, 2, new("Unterschrieben bis 24 Uhr einwerfen", "Signed, dropped before 24:00", "ضعوه موقّعًا في الصندوق حتى الساعة 24")),
        (Channel.Counter, _) => WhenOpen(state, 3, new("Zur Niederschrift vor Ort", "Stated for the record on the spot", "يُسجَّل كلامكم في المكان")),
        (Channel.Phone, _) => (Useless, new("Ein Widerspruch am Telefon reicht nicht", "An objection on the telephone doesn't suffice", "الاعتراض بالهاتف لا يكفي")),
        _ => Slow,
    };

    private static (int, Wording) GetAnswer(ChannelState state, ChannelQuestion question) => state.Channel switch
    {
        Channel.Phone or Channel.Counter when state.State == Openness.Open => (state.Channel == Channel.Phone ? 1 : 2, new("Jetzt spricht dort jemand mit Ihnen", "Somebody talks to you now", "الآن يتكلم معكم شخص هناك")),
        Channel.Phone or Channel.Counter when state.OpensAt - state.At <= question.Patience => (3, new("Öffnet bald", "Opens soon", "يُفتح قريبًا")),
        Channel.Portal => WhenOpen(state, 4, new("Rückruf erbitten", "Ask for a call back", "اطلبوا أن نتصل بكم")),
        Channel.Phone or Channel.Counter => (5, new("Antwort beim nächsten Öffnen", "An answer at the next opening", "الجواب عند الفتح القادم")),
        Channel.Letterbox => WhenOpen(state, 6, new("Antwort nach der nächsten Leerung, das dauert Tage", "An answer after the next emptying; that takes days", "الجواب بعد تفريغ الصندوق، وهذا يستغرق أيامًا")),
        _ => Slow,
    };

    private static (int, Wording) HandInPapers(ChannelState state) => state.Channel switch
    {
        Channel.Portal => WhenOpen(state, 1, new("Foto oder Datei hinzufügen", "Add a photo or file", "أضيفوا صورة أو ملفًا")),
        Channel.Letterbox => WhenOpen(state, 2, new("Kopien einwerfen", "Drop copies", "ضعوا نسخًا في الصندوق")),
        Channel.Counter => WhenOpen(state, 3, new("Zeigen und einscannen lassen", "Show them and have them scanned", "اعرضوها لنمسحها ضوئيًا")),
        Channel.Phone => (Useless, new("Am Telefon nur ankündigen", "On the telephone only announce them", "بالهاتف للإعلام فقط")),
        _ => Slow,
    };

    private static (int, Wording) Emergency(ChannelState state) => state.Channel switch
    {
        Channel.Counter when state.State == Openness.Open => (1, new("Kommen Sie jetzt", "Come now", "تعالوا الآن")),
        Channel.Phone when state.State == Openness.Open => (2, new("Rufen Sie jetzt an", "Call now", "اتصلوا الآن")),
        Channel.Counter or Channel.Phone when state.State == Openness.ClosingSoon => (400, new("Jetzt kein Einlass mehr: die Notrufnummern helfen sofort", "Nobody new is let in now: the emergency numbers help at once", "لا دخول جديد الآن: أرقام الطوارئ تساعد فورًا")),
        Channel.Counter or Channel.Phone => (500, new("Jetzt geschlossen: die Notrufnummern helfen sofort", "Closed now: the emergency numbers help at once", "مغلق الآن: أرقام الطوارئ تساعد فورًا")),
        _ => (Useless, new("Zu langsam für einen Notfall", "Too slow for an emergency", "بطيء جدًا لحالة طارئة")),
    };

    private static (int Order, Wording Why) Slow { get; } = (900, new("Dauert mehrere Tage", "Takes several days", "يستغرق عدة أيام"));

    // Closing soon lets nobody new in: it ranks with the closed ones.
    private static (int, Wording) WhenOpen(ChannelState state, int order, Wording why) =>
        state.State == Openness.Open ? (order, why)
        : state.State == Openness.Unknown ? (order + 200, new("Nicht sicher, ob offen ist", "Not sure whether it is open", "ليس مؤكدًا أنه مفتوح"))
        : (order + 100, new("Jetzt kein Einlass", "Nobody is let in now", "لا دخول الآن"));
}
