using System.Text;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Tests.Catalog;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class UnicodeTests
{
    [Theory]
    [InlineData("u\u0308", "ü"), InlineData("Ra\uFFFEna", "Rana"), InlineData("\uFFFE", ""), InlineData("👩‍👧 𐍈\uFFFF", "👩‍👧 𐍈\uFFFF"), InlineData("", "")]
    public void What_cannot_be_made_alike_is_left_out_and_the_rest_stands(string written, string same) => Assert.Equal(same, Unicode.Same(written, NormalizationForm.FormC));

    // Not as data of the test above: an attribute holds no half of a character.
    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a\uFFFDb \uFFFDü", Unicode.Same("a\uD800b \uDC00u\u0308", NormalizationForm.FormC));

    [Fact]
    public void No_odd_sign_of_a_stranger_is_a_fault_wherever_words_are_compared()
    {
        const string odd = "Ra\uFFFEna \uD800 Apfelbaum";

        Assert.StartsWith("rana ", SearchTraits.Fold(odd), StringComparison.Ordinal);
        Assert.False(new ObjectionWords(HouseWords.Texts).In(odd));
        Assert.NotEmpty(GermanStem.Words(odd));
        Assert.Equal(odd, ToldPlaces.In(HouseWords.Forms["apply"], [], ["Rosen\uFFFEweg 3"]).Cover(odd));
    }
}
