namespace OffenesHaus.Law;

/// <summary>The same words in German and English.</summary>
public sealed record Wording(string German, string English)
{
    public string In(Language language) => language == Language.German ? German : English;

    public override string ToString() => English;
}
