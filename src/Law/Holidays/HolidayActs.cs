namespace OffenesHaus.Law.Holidays;

/// <summary>Where each Land lists its holidays.</summary>
internal static class HolidayActs
{
    public static string Of(Land land) => land switch
    {
        Land.BW => "§ 1 FTG BW",
        Land.BY => "Art. 1 BayFTG",
        Land.BE => "§ 1 FeiertG Berlin",
        Land.BB => "§ 2 FTG Brandenburg",
        Land.HB => "§ 2 FTG Bremen",
        Land.HH => "§ 1 FeiertG Hamburg",
        Land.HE => "§ 1 HFeiertagsG",
        Land.MV => "§ 2 FTG M-V",
        Land.NI => "§ 2 NFeiertagsG",
        Land.NW => "§ 2 FeiertagsG NW",
        Land.RP => "§ 2 LFtG RP",
        Land.SL => "§ 2 SFG Saarland",
        Land.SN => "§ 1 SächsSFG",
        Land.ST => "§ 2 FeiertG LSA",
        Land.SH => "§ 2 SFTG SH",
        Land.TH => "§ 2 ThürFGtG",
        _ => throw new ArgumentOutOfRangeException(nameof(land)),
    };
}
