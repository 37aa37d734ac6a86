namespace OffenesHaus.Law;

/// <summary>The same words in German, English and Arabic. An empty translation means that nobody wrote one: then the German words are said, for they bind.</summary>
public sealed record Wording(string German, string English, string Arabic = "")
{
    /// <summary>In the language asked for, or in German where there is no translation.</summary>
    public string In(Language language) => LanguageFor(language) switch
    {
        Language.English => English,
        Language.Arabic => Arabic,
        _ => German,
    };

    /// <summary>In which language <see cref="In"/> answers: pages mark foreign words with it.</summary>
    public Language LanguageFor(Language wanted) => wanted switch
    {
        Language.English when English.Length > 0 => Language.English,
        Language.Arabic when Arabic.Length > 0 => Language.Arabic,
        _ => Language.German,
    };

    /// <summary>The English words, for logs and error sentences.</summary>
    public override string ToString() => English;
}
