using System.Text.Json.Serialization;

namespace OffenesHaus.Law.Reasons;

/// <summary>
/// One step of how a day was found, as data: it can be stored as JSON and said in another language later.
/// <see cref="Say"/> gives one line with its citation.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(EventStep), "event")]
[JsonDerivedType(typeof(FictionStep), "fiction")]
[JsonDerivedType(typeof(PeriodStep), "period")]
[JsonDerivedType(typeof(ShiftStep), "shift")]
[JsonDerivedType(typeof(StayStep), "stay")]
[JsonDerivedType(typeof(SettledStep), "settled")]
[JsonDerivedType(typeof(MunicipalStep), "municipal")]
[JsonDerivedType(typeof(ArrivalStep), "arrival")]
[JsonDerivedType(typeof(LetterboxStep), "letterbox")]
[JsonDerivedType(typeof(CorrectionStep), "correction")]
public abstract record Reason
{
    /// <summary>The German citation, empty where a step only states a fact.</summary>
    public string Section { get; init; } = "";

    /// <summary>The sentence without its citation, in every language.</summary>
    protected abstract Wording Sentence();

    /// <summary>The sentence alone, for pages that set the citation apart.</summary>
    public string Words(Language language) => Sentence().In(language);

    /// <summary>The sentence with its citation in brackets.</summary>
    public string Say(Language language) =>
        Section.Length == 0 ? Sentence().In(language) : $"{Sentence().In(language)} [{Section}]";
}
