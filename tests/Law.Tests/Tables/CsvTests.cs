using OffenesHaus.Law.Tables;

namespace OffenesHaus.Law.Tests.Tables;

public sealed class CsvTests
{
    [Fact]
    public void Each_record_knows_the_row_a_spreadsheet_shows() =>
        Assert.Equal([1, 2, 4, 6], Csv.Read(new StringReader("a,b\n1,2\n\n\"3\n4\",5\r\n6,7")).Select(r => r.Line));

    [Fact]
    public void A_quote_that_is_never_closed_is_told_with_the_row_it_begins_in()
    {
        Assert.Contains("row 1:", Assert.Throws<NotComputable>(() => Csv.Read(new StringReader("\"a,b\n1,2")).ToList()).Message, StringComparison.Ordinal);
        Assert.Contains("row 3:", Assert.Throws<NotComputable>(() => Csv.Read(new StringReader("a\nb\n\"c")).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_hold_commas_quotes_and_line_breaks_when_quoted() =>
        Assert.Equal(["a,b", "say \"yes\"", "two\nlines", ""], Assert.Single(Csv.Read(new StringReader("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\","))), StringComparer.Ordinal);
}
