using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Receipt;

/// <summary>A declaration in another language than German (§ 19 SGB X). Whether the office understood it is a fact to note, not to guess.</summary>
public sealed record ForeignDeclaration
{
    /// <summary>When the declaration itself arrived.</summary>
    public required DateOnly ArrivedOn { get; init; }

    /// <summary>The office understood it: then no translation is needed.</summary>
    public bool Understood { get; init; }

    /// <summary>The last day set for the translation, if one was asked for.</summary>
    public DateOnly? TranslationDueOn { get; init; }

    /// <summary>The request said what a late translation means. Without that, lateness costs nobody a right.</summary>
    public bool ConsequenceStated { get; init; }

    /// <summary>When the translation arrived.</summary>
    public DateOnly? TranslatedOn { get; init; }

    /// <summary>Arrival counts if understood or translated in time; otherwise the day of the translation. Throws <see cref="NotComputable"/> while the translation is missing.</summary>
    public ReceiptDay Received() =>
        Understood ? Day(ArrivedOn, SettledKind.UnderstoodOnArrival)
        : TranslationDueOn is not { } due || !ConsequenceStated ? Day(ArrivedOn, SettledKind.NoValidPeriodForTranslation)
        : TranslatedOn is not { } translated ? throw new NotComputable("The translation hasn't arrived yet: until then the day of receipt is open.")
        : translated <= due ? Day(ArrivedOn, SettledKind.TranslatedInTime)
        : Day(translated, SettledKind.TranslatedLate);

    private static ReceiptDay Day(DateOnly on, SettledKind why) => new()
    {
        On = on,
        Policy = "foreign-language",
        Reasons = [new SettledStep(why, on) { Section = "§ 19 Abs. 4 SGB X" }],
    };
}
