using static OffenesHaus.Law.DayWords;
using static OffenesHaus.Law.Language;

namespace OffenesHaus.Law.Reasons;

/// <summary>When the declaration reached the office, on the clock in Germany. Opening hours play no part.</summary>
public sealed record ArrivalStep(Channel Channel, DateTimeOffset At) : Reason
{
    /// <summary>When it was typed, if somebody wrote down what was said. It doesn't change the day.</summary>
    public DateTimeOffset? TypedAt { get; init; }

    /// <inheritdoc />
    protected override Wording Sentence()
    {
        var (german, english, arabic) = Channel switch
        {
            Channel.Portal => ("Online vollständig übertragen", "Completely transferred online", "نُقل كاملًا عبر الإنترنت"),
            Channel.Phone => ("Am Telefon erklärt", "Said on the telephone", "قيل بالهاتف"),
            Channel.Counter => ("Im Haus erklärt oder abgegeben", "Said or handed in at the counter", "قيل أو سُلِّم في المبنى"),
            Channel.Helper => ("Von der Hilfe für die Person abgegeben", "Handed in by the helper for the person", "سلّمه المساعد نيابة عن الشخص"),
            Channel.Letterbox => ("Im Briefkasten", "In the letterbox", "في صندوق البريد"),
            _ => ("Mit der Post angekommen", "Arrived by post", "وصل بالبريد"),
        };
        return new($"{german}: {Clock(At, German)}.{Typed(German)}", $"{english}: {Clock(At, English)}.{Typed(English)}", $"{arabic}: {Clock(At, Arabic)}.{Typed(Arabic)}");
    }

    private string Typed(Language language) => (TypedAt, language) switch
    {
        (null, _) => "",
        (_, German) => $" Aufgeschrieben: {Clock(TypedAt.Value, German)}; das ändert den Tag nicht.",
        (_, Arabic) => $" كُتب: {Clock(TypedAt.Value, Arabic)}؛ هذا لا يغيّر اليوم.",
        _ => $" Written down: {Clock(TypedAt.Value, English)}; that doesn't change the day.",
    };
}
