using OffenesHaus.Intake;
using OffenesHaus.Tests.Catalog;

namespace OffenesHaus.Tests.Intake;

public sealed class ToldPlacesTests
{
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
}
