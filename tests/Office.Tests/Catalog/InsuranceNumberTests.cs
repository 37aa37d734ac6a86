using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed class InsuranceNumberTests
{
    [Theory]
    [InlineData("15070649C103")]
    [InlineData("15 070649 c 103")]
    [InlineData("65170839J003")]
    public void A_number_whose_check_digit_fits_is_one(string written) => Assert.True(InsuranceNumber.IsOne(written));

    [Theory]
    [InlineData("15070649C104")]
    [InlineData("15070694C103")]
    [InlineData("15070649103")]
    [InlineData("weiß ich nicht")]
    [InlineData("")]
    public void Anything_else_is_asked_about(string written) => Assert.False(InsuranceNumber.IsOne(written));
}
