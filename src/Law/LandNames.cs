namespace OffenesHaus.Law;

/// <summary>How a Land is called.</summary>
public static class LandNames
{
    public static Wording Name(this Land land) => land switch
    {
        Land.BW => new("Baden-Württemberg", "Baden-Württemberg"),
        Land.BY => new("Bayern", "Bavaria"),
        Land.BE => new("Berlin", "Berlin"),
        Land.BB => new("Brandenburg", "Brandenburg"),
        Land.HB => new("Bremen", "Bremen"),
        Land.HH => new("Hamburg", "Hamburg"),
        Land.HE => new("Hessen", "Hesse"),
        Land.MV => new("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
        Land.NI => new("Niedersachsen", "Lower Saxony"),
        Land.NW => new("Nordrhein-Westfalen", "North Rhine-Westphalia"),
        Land.RP => new("Rheinland-Pfalz", "Rhineland-Palatinate"),
        Land.SL => new("Saarland", "Saarland"),
        Land.SN => new("Sachsen", "Saxony"),
        Land.ST => new("Sachsen-Anhalt", "Saxony-Anhalt"),
        Land.SH => new("Schleswig-Holstein", "Schleswig-Holstein"),
        Land.TH => new("Thüringen", "Thuringia"),
        _ => throw new ArgumentOutOfRangeException(nameof(land), land, "There are sixteen Länder."),
    };
}
