using OffenesHaus.Catalog.Knowledge;

namespace OffenesHaus.Tests.Catalog.Knowledge;

public sealed class GermanStemTests
{
    [Theory]
    [InlineData("Mietschulden", "mietschuld"), InlineData("Räumungen", "raumung"), InlineData("Überprüfungsanträge", "ueberpruefungsantrag")]
    [InlineData("Straße", "STRASSE"), InlineData("Wohnung", "wohnungen"), InlineData("Ärzte", "arzt")]
    public void Forms_of_one_word_are_one(string one, string other) => Assert.Equal(GermanStem.Of(one), GermanStem.Of(other));

    [Theory]
    [InlineData("Miete", "Mitte"), InlineData("Geld", "Gold"), InlineData("Antrag", "Auftrag")]
    public void Words_that_differ_stay_apart(string one, string other) => Assert.NotEqual(GermanStem.Of(one), GermanStem.Of(other), StringComparer.Ordinal);

    [Theory]
    [InlineData("strom", "storm", 1, true), InlineData("strom", "stro", 1, true), InlineData("strom", "stirm", 1, false), InlineData("bescheinigung", "bescheingiun", 2, true), InlineData("", "ab", 1, false)]
    public void A_slip_is_near_and_two_are_not(string one, string other, int most, bool near) => Assert.Equal(near, GermanStem.IsNear(one, other, most));
}
