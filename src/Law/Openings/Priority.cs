namespace OffenesHaus.Law.Openings;

/// <summary>
/// What wins when exceptions meet: the higher number, and between equals the one published later.
/// Special hours stand below the holidays, so a special week never opens a holiday by accident; higher numbers can be given on purpose.
/// </summary>
public static class Priority
{
    /// <summary>Other hours than the ordinary week.</summary>
    public const int SpecialHours = 100;

    /// <summary>Statutory holidays of the place the channel keeps.</summary>
    public const int Holiday = 200;

    /// <summary>Special hours that hold on a holiday on purpose.</summary>
    public const int OpenOnHoliday = 250;

    /// <summary>What is shut.</summary>
    public const int Closure = 300;

    /// <summary>Special hours that hold even while the house is shut.</summary>
    public const int OpenDespiteClosure = 400;
}
