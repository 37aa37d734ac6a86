using static OffenesHaus.Law.Land;

namespace OffenesHaus.Law.Holidays;

/// <summary>
/// Every statutory holiday of the sixteen Länder since 2000, as dated rules: a new holiday is one more entry, never an if.
/// Days that are only religious (Maundy Thursday, Epiphany in Saxony …) and 24 and 31 December are no statutory holidays and don't stand here.
/// </summary>
internal static class HolidayLaw
{
    private static readonly Land[] Everywhere = Enum.GetValues<Land>();
    private static readonly Land[] ReformationAlways = [BB, MV, SN, ST, TH];
    private static readonly Wording Reformation = new("Reformationstag", "Reformation Day");
    private static readonly Wording Liberation = new("Tag der Befreiung", "Liberation Day");
    private static readonly Wording CorpusChristi = new("Fronleichnam", "Corpus Christi");
    private static readonly Wording Assumption = new("Mariä Himmelfahrt", "Assumption Day");

    public static IReadOnlyList<HolidayRule> Rules { get; } =
    [
        Fixed("Neujahr", "New Year's Day", 1, 1, Everywhere),
        Fixed("Heilige Drei Könige", "Epiphany", 1, 6, [BW, BY, ST]),
        Fixed("Internationaler Frauentag", "International Women's Day", 3, 8, [BE]) with { ValidFrom = new(2019, 1, 1) },
        Fixed("Internationaler Frauentag", "International Women's Day", 3, 8, [MV]) with { ValidFrom = new(2023, 1, 1) },
        AroundEaster("Karfreitag", "Good Friday", -2, Everywhere),
        AroundEaster("Ostersonntag", "Easter Sunday", 0, [BB]),
        AroundEaster("Ostermontag", "Easter Monday", 1, Everywhere),
        Fixed("Tag der Arbeit", "Labour Day", 5, 1, Everywhere),
        Once(Liberation, new(2020, 5, 8), [BE]),
        Once(Liberation, new(2025, 5, 8), [BE]),
        AroundEaster("Christi Himmelfahrt", "Ascension Day", 39, Everywhere),
        AroundEaster("Pfingstsonntag", "Whit Sunday", 49, [BB]),
        AroundEaster("Pfingstmontag", "Whit Monday", 50, Everywhere),
        AroundEaster(CorpusChristi.German, CorpusChristi.English, 60, [BW, BY, HE, NW, RP, SL]),
        AroundEaster(CorpusChristi.German, CorpusChristi.English, 60, [SN]) with { OnlyWith = MunicipalDays.CorpusChristi, Section = "§ 1 SächsSFG mit Fronleichnamsverordnung" },
        AroundEaster(CorpusChristi.German, CorpusChristi.English, 60, [TH]) with { OnlyWith = MunicipalDays.CorpusChristi, Section = "§ 2 Abs. 2 ThürFGtG" },
        Once(new("75. Jahrestag des 17. Juni 1953", "75th anniversary of 17 June 1953"), new(2028, 6, 17), [BE]),
        Fixed("Augsburger Friedensfest", "Augsburg Peace Festival", 8, 8, [BY]) with { OnlyWith = MunicipalDays.PeaceFestival, Section = "Art. 1 Abs. 2 BayFTG" },
        Fixed(Assumption.German, Assumption.English, 8, 15, [SL]),
        Fixed(Assumption.German, Assumption.English, 8, 15, [BY]) with { OnlyWith = MunicipalDays.AssumptionDay, Section = "Art. 1 Abs. 1 Nr. 2 BayFTG" },
        Fixed("Weltkindertag", "World Children's Day", 9, 20, [TH]) with { ValidFrom = new(2019, 1, 1) },
        Fixed("Tag der Deutschen Einheit", "German Unity Day", 10, 3, Everywhere) with { Section = "Art. 2 Abs. 2 Einigungsvertrag" },
        Fixed(Reformation.German, Reformation.English, 10, 31, ReformationAlways),
        Once(Reformation, new(2017, 10, 31), [.. Everywhere.Except(ReformationAlways)]) with { Section = "Landesrecht, einmalig für den 31.10.2017" },
        Fixed(Reformation.German, Reformation.English, 10, 31, [HB, HH, NI, SH]) with { ValidFrom = new(2018, 1, 1) },
        Fixed("Allerheiligen", "All Saints' Day", 11, 1, [BW, BY, NW, RP, SL]),
        new() { Name = new("Buß- und Bettag", "Day of Repentance and Prayer"), Day = WednesdayBefore23November, Lands = [SN] },
        Fixed("1. Weihnachtstag", "Christmas Day", 12, 25, Everywhere),
        Fixed("2. Weihnachtstag", "Second Christmas Day", 12, 26, Everywhere),
    ];

    private static HolidayRule Fixed(string german, string english, int month, int day, IReadOnlyList<Land> lands) =>
        new() { Name = new(german, english), Day = year => new DateOnly(year, month, day), Lands = lands };

    private static HolidayRule AroundEaster(string german, string english, int days, IReadOnlyList<Land> lands) =>
        new() { Name = new(german, english), Day = year => Easter.Sunday(year).AddDays(days), Lands = lands };

    private static HolidayRule Once(Wording name, DateOnly on, IReadOnlyList<Land> lands) =>
        new() { Name = name, Day = year => new DateOnly(year, on.Month, on.Day), Lands = lands, ValidFrom = on, ValidTo = on };

    private static DateOnly WednesdayBefore23November(int year)
    {
        var day = new DateOnly(year, 11, 22);
        return day.AddDays(-(((int)day.DayOfWeek - (int)DayOfWeek.Wednesday + 7) % 7));
    }
}
