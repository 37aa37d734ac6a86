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
    private static readonly Wording Reformation = new("Reformationstag", "Reformation Day", "عيد الإصلاح");
    private static readonly Wording Liberation = new("Tag der Befreiung", "Liberation Day", "يوم التحرير");
    private static readonly Wording CorpusChristi = new("Fronleichnam", "Corpus Christi", "عيد الجسد");
    private static readonly Wording Assumption = new("Mariä Himmelfahrt", "Assumption Day", "عيد انتقال العذراء");

    public static IReadOnlyList<HolidayRule> Rules { get; } =
    [
        Fixed(new("Neujahr", "New Year's Day", "رأس السنة"), 1, 1, Everywhere),
        Fixed(new("Heilige Drei Könige", "Epiphany", "عيد الغطاس"), 1, 6, [BW, BY, ST]),
        Fixed(new("Internationaler Frauentag", "International Women's Day", "اليوم العالمي للمرأة"), 3, 8, [BE]) with { ValidFrom = new(2019, 1, 1) },
        Fixed(new("Internationaler Frauentag", "International Women's Day", "اليوم العالمي للمرأة"), 3, 8, [MV]) with { ValidFrom = new(2023, 1, 1) },
        AroundEaster(new("Karfreitag", "Good Friday", "الجمعة العظيمة"), -2, Everywhere),
        AroundEaster(new("Ostersonntag", "Easter Sunday", "أحد الفصح"), 0, [BB]),
        AroundEaster(new("Ostermontag", "Easter Monday", "اثنين الفصح"), 1, Everywhere),
        Fixed(new("Tag der Arbeit", "Labour Day", "عيد العمال"), 5, 1, Everywhere),
        Once(Liberation, new(2020, 5, 8), [BE]),
        Once(Liberation, new(2025, 5, 8), [BE]),
        AroundEaster(new("Christi Himmelfahrt", "Ascension Day", "عيد الصعود"), 39, Everywhere),
        AroundEaster(new("Pfingstsonntag", "Whit Sunday", "أحد العنصرة"), 49, [BB]),
        AroundEaster(new("Pfingstmontag", "Whit Monday", "اثنين العنصرة"), 50, Everywhere),
        AroundEaster(CorpusChristi, 60, [BW, BY, HE, NW, RP, SL]),
        AroundEaster(CorpusChristi, 60, [SN]) with { OnlyWith = MunicipalDays.CorpusChristi, Section = "§ 1 SächsSFG mit Fronleichnamsverordnung" },
        AroundEaster(CorpusChristi, 60, [TH]) with { OnlyWith = MunicipalDays.CorpusChristi, Section = "§ 2 Abs. 2 ThürFGtG" },
        Once(new("75. Jahrestag des 17. Juni 1953", "75th anniversary of 17 June 1953", "الذكرى 75 ليوم 17 يونيو 1953"), new(2028, 6, 17), [BE]),
        Fixed(new("Augsburger Friedensfest", "Augsburg Peace Festival", "عيد السلام في أوغسبورغ"), 8, 8, [BY]) with { OnlyWith = MunicipalDays.PeaceFestival, Section = "Art. 1 Abs. 2 BayFTG" },
        Fixed(Assumption, 8, 15, [SL]),
        Fixed(Assumption, 8, 15, [BY]) with { OnlyWith = MunicipalDays.AssumptionDay, Section = "Art. 1 Abs. 1 Nr. 2 BayFTG" },
        Fixed(new("Weltkindertag", "World Children's Day", "اليوم العالمي للطفل"), 9, 20, [TH]) with { ValidFrom = new(2019, 1, 1) },
        Fixed(new("Tag der Deutschen Einheit", "German Unity Day", "يوم الوحدة الألمانية"), 10, 3, Everywhere) with { Section = "Art. 2 Abs. 2 Einigungsvertrag" },
        Fixed(Reformation, 10, 31, ReformationAlways),
        Once(Reformation, new(2017, 10, 31), [.. Everywhere.Except(ReformationAlways)]) with { Section = "Landesrecht, einmalig für den 31.10.2017" },
        Fixed(Reformation, 10, 31, [HB, HH, NI, SH]) with { ValidFrom = new(2018, 1, 1) },
        Fixed(new("Allerheiligen", "All Saints' Day", "عيد جميع القديسين"), 11, 1, [BW, BY, NW, RP, SL]),
        new() { Name = new("Buß- und Bettag", "Day of Repentance and Prayer", "يوم التوبة والصلاة"), Day = WednesdayBefore23November, Lands = [SN] },
        Fixed(new("1. Weihnachtstag", "Christmas Day", "اليوم الأول لعيد الميلاد"), 12, 25, Everywhere),
        Fixed(new("2. Weihnachtstag", "Second Christmas Day", "اليوم الثاني لعيد الميلاد"), 12, 26, Everywhere),
    ];

    private static HolidayRule Fixed(Wording name, int month, int day, IReadOnlyList<Land> lands) =>
        new() { Name = name, Day = year => new DateOnly(year, month, day), Lands = lands };

    private static HolidayRule AroundEaster(Wording name, int days, IReadOnlyList<Land> lands) =>
        new() { Name = name, Day = year => Easter.Sunday(year).AddDays(days), Lands = lands };

    private static HolidayRule Once(Wording name, DateOnly on, IReadOnlyList<Land> lands) =>
        new() { Name = name, Day = year => new DateOnly(year, on.Month, on.Day), Lands = lands, ValidFrom = on, ValidTo = on };

    private static DateOnly WednesdayBefore23November(int year)
    {
        var day = new DateOnly(year, 11, 22);
        return day.AddDays(-(((int)day.DayOfWeek - (int)DayOfWeek.Wednesday + 7) % 7));
    }
}
