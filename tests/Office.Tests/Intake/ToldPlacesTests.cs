using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Tests.Catalog;

namespace OffenesHaus.Tests.Intake;

public sealed class ToldPlacesTests
{
    [Fact]
    public void A_line_of_signs_that_nobody_sees_is_no_place_and_covers_no_words() =>
        Assert.Equal("Bitte um Auskunft", ToldPlaces.In(HouseWords.Forms["apply"], [], ["Rosenweg 3\n\u200E\u200E \u200E\u200E"]).Cover("Bitte um Auskunft"));

    [Theory]
    [InlineData("Am (alten) Markt 3.5 [c/o A+B]")]
    [InlineData("Straße .* 12")]
    [InlineData("Weg (a+)+$ 7")]
    [InlineData(@"Haus \d+ {2,3} | ^ 4")]
    [InlineData("(?<x>Gasse 9")]
    public void An_address_that_holds_signs_of_patterns_is_covered_as_it_is_written_and_covers_nothing_else(string address)
    {
        var told = ToldPlaces.In(HouseWords.Forms["message"], [], [address]);

        Assert.DoesNotContain(address, told.Cover($"Ich wohne jetzt in {address}, bitte dorthin."), StringComparison.Ordinal);
        Assert.Equal("Am alten Markt 35, aaaaaaaa, Straße nach 12, Haus 5 4", told.Cover("Am alten Markt 35, aaaaaaaa, Straße nach 12, Haus 5 4"));
    }

    [Theory]
    [InlineData("Müllerweg \u2066\u200e12\u2069"), InlineData("Müllerweg ١٢"), InlineData("müllerweg ۱۲"), InlineData("Mül\u00adlerweg 12"), InlineData("Mu\u0308llerweg 12"), InlineData("Müllerweg\u200e\u00a012")]
    [InlineData("12345\u200e Musterstadt"), InlineData("١٢٣٤٥ Musterstadt"), InlineData("0351 \u2066475 0\u2069 12"), InlineData("٠٣٥١ ٤٧٥ ٠١٢")]
    public void It_is_covered_as_those_write_it_who_write_from_right_to_left_and_with_signs_that_nobody_sees(string written)
    {
        var told = ToldPlaces.In(HouseWords.Forms["message"], [], ["Müllerweg 12\n12345 Musterstadt", "0351 475012"]);

        var covered = told.Cover($"العنوان {written} من فضلكم");

        Assert.Contains(Masked.Sign, covered, StringComparison.Ordinal);
        Assert.Equal("العنوانمنفضلكم", string.Concat(covered.Replace(Masked.Sign, "", StringComparison.Ordinal).Where(char.IsLetterOrDigit)));
    }

    [Fact]
    public void Words_in_which_nothing_is_covered_stay_as_they_were_written() =>
        Assert.Equal("Mu\u0308hle", ToldPlaces.In(HouseWords.Forms["message"], [], ["Müllerweg 12"]).Cover("Mu\u0308hle"));
}
