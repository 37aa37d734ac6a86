namespace OffenesHaus.Law.Tests;

public sealed class LandNamesTests
{
    [Fact]
    public void Each_Land_has_a_name_of_its_own_in_every_language()
    {
        var names = Enum.GetValues<Land>().Select(l => l.Name()).ToList();

        Assert.Equal(16, names.Select(n => n.German).Distinct(StringComparer.Ordinal).Count(n => n.Length > 0));
        Assert.Equal(16, names.Select(n => n.English).Distinct(StringComparer.Ordinal).Count(n => n.Length > 0));
        Assert.Equal(16, names.Select(n => n.Arabic).Distinct(StringComparer.Ordinal).Count(n => n!.Length > 0));
        Assert.Equal(("Sachsen", "Saxony", "ساكسونيا"), (Land.SN.Name().German, Land.SN.Name().English, Land.SN.Name().Arabic));
    }

    [Fact]
    public void There_is_no_seventeenth() =>
        Assert.Contains("sixteen", Assert.Throws<ArgumentOutOfRangeException>(() => ((Land)99).Name()).Message, StringComparison.Ordinal);
}
