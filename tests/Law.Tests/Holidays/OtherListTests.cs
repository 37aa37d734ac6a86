using System.Globalization;

namespace OffenesHaus.Law.Tests.Holidays;

/// <summary>
/// The Law shelf held against a list that others keep: npm date-holidays, type "public", all Länder, 2000 to 2050.
/// A day on which two holidays fall together (Ascension Day on 1 May 2008) counts once on both sides. The list lies beside the tests; <c>node scripts/holidays.mjs check</c> says whether it is still what that package says.
/// </summary>
public sealed class OtherListTests(ITestOutputHelper output)
{
    [Fact]
    public void All_holidays_of_half_a_century_are_those_that_others_count()
    {
        var theirs = CaseFile.Records(CaseFile.Text("date-holidays.csv")).SelectMany(row => row[2].Split(' ').Select(day => $"{row[0]} {row[1]}-{day}")).ToHashSet(StringComparer.Ordinal);
        var ours = (from land in Enum.GetValues<Land>()
                    from year in Enumerable.Range(2000, 51)
                    from holiday in HolidayCalendar.For(Place.In(land)).In(year)
                    select string.Create(CultureInfo.InvariantCulture, $"{land} {holiday.On:yyyy-MM-dd}")).ToHashSet(StringComparer.Ordinal);
        var differences = ours.Except(theirs, StringComparer.Ordinal).Select(day => $"only here: {day}").Concat(theirs.Except(ours, StringComparer.Ordinal).Select(day => $"only there: {day}")).Order(StringComparer.Ordinal).ToList();

        output.WriteLine($"{ours.Count} holidays here, {theirs.Count} there, {differences.Count} differences");
        // Whoever sees one here explains it in docs/law.md, or mends the shelf.
        Assert.Empty(differences);
    }
}
