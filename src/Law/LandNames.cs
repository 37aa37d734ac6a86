namespace OffenesHaus.Law;

/// <summary>How a Land is called.</summary>
public static class LandNames
{
    /// <summary>As people call it, in every language of this shelf. Throws <see cref="ArgumentOutOfRangeException"/> for a value outside the enumeration.</summary>
    public static Wording Name(this Land land) => land switch
    {
        Land.BW => new("Baden-Württemberg", "Baden-Württemberg", "بادن-فورتمبيرغ"),
        Land.BY => new("Bayern", "Bavaria", "بافاريا"),
        Land.BE => new("Berlin", "Berlin", "برلين"),
        Land.BB => new("Brandenburg", "Brandenburg", "براندنبورغ"),
        Land.HB => new("Bremen", "Bremen", "بريمن"),
        Land.HH => new("Hamburg", "Hamburg", "هامبورغ"),
        Land.HE => new("Hessen", "Hesse", "هيسن"),
        Land.MV => new("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania", "مكلنبورغ-فوربومرن"),
        Land.NI => new("Niedersachsen", "Lower Saxony", "ساكسونيا السفلى"),
        Land.NW => new("Nordrhein-Westfalen", "North Rhine-Westphalia", "شمال الراين-وستفاليا"),
        Land.RP => new("Rheinland-Pfalz", "Rhineland-Palatinate", "راينلاند-بالاتينات"),
        Land.SL => new("Saarland", "Saarland", "سارلاند"),
        Land.SN => new("Sachsen", "Saxony", "ساكسونيا"),
        Land.ST => new("Sachsen-Anhalt", "Saxony-Anhalt", "ساكسونيا-أنهالت"),
        Land.SH => new("Schleswig-Holstein", "Schleswig-Holstein", "شليسفيغ-هولشتاين"),
        Land.TH => new("Thüringen", "Thuringia", "تورينغن"),
        _ => throw new ArgumentOutOfRangeException(nameof(land), land, "There are sixteen Länder."),
    };
}
