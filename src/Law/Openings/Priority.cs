namespace OffenesHaus.Law.Openings;

/// <summary>
/// What wins when exceptions meet: the higher number, and between equals the one published later.
/// Special hours stand below the holidays, so a special week never opens a holiday by accident; higher numbers can be given on purpose.
/// </summary>
public static class Priority
{
    public const int SpecialHours = 100;
    public const int Holiday = 200;
    public const int OpenOnHoliday = 250;
    public const int Closure = 300;
    public const int OpenDespiteClosure = 400;
}
