namespace OffenesHaus.Law.Periods;

/// <summary>How many days the law grants between sending and deemed notification, by the day of sending.</summary>
internal static class Fictions
{
    private const string Old = " i.d.F. bis 31.12.2024";

    // Postrechtsmodernisierungsgesetz: four days instead of three for what is sent from 1 January 2025.
    private static readonly DateOnly Modern = new(2025, 1, 1);

    public static DatedFiction[] Post { get; } = [new(new(1981, 1, 1), 3, Old), new(Modern, 4, "")];

    // Electronic transmission was put beside the post by the law of 21.08.2002, in force from 1 February 2003.
    public static DatedFiction[] Electronic { get; } = [new(new(2003, 2, 1), 3, Old), new(Modern, 4, "")];

    // Until 9 December 2020 the retrieval itself counted, not the notice (law of 03.12.2020, BGBl. I S. 2668).
    public static DatedFiction[] Retrieval { get; } = [new(new(2020, 12, 10), 3, Old), new(Modern, 4, "")];

    public static DatedFiction InForce(DatedFiction[] fictions, DateOnly sentOn) =>
        Array.FindLast(fictions, fiction => fiction.From <= sentOn)
        ?? throw new NotComputable($"This way of notification has its rule only since {DayWords.Date(fictions[0].From, Language.English)}; {DayWords.Date(sentOn, Language.English)} is earlier.");
}
