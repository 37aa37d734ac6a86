namespace OffenesHaus.Law;

/// <summary>Statutory holidays that hold only in some municipalities of a Land.</summary>
[Flags]
public enum MunicipalDays
{
    /// <summary>Only the days of the whole Land.</summary>
    None = 0,

    /// <summary>15 August in Bavarian municipalities with a mostly Catholic population (Art. 1 Abs. 1 Nr. 2 BayFTG).</summary>
    AssumptionDay = 1,

    /// <summary>Corpus Christi in the named places of Saxony (§ 1 SächsSFG with its ordinance) and Thuringia (§ 2 Abs. 2 ThürFGtG).</summary>
    CorpusChristi = 2,

    /// <summary>8 August in the city of Augsburg (Art. 1 Abs. 2 BayFTG).</summary>
    PeaceFestival = 4,
}
