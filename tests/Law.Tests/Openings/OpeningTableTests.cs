using OffenesHaus.Law.Tables;

namespace OffenesHaus.Law.Tests.Openings;

public sealed class OpeningTableTests
{
    public static TheoryData<string> Cases => [.. CaseFile.Records(CaseFile.Text("opening-hours.csv")).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_worked_case_comes_out(string name)
    {
        var expected = CaseFile.Records(CaseFile.Text("opening-hours.csv")).Single(row => row[0] == name);
        var (code, answer, _) = Run(CaseFile.Text("opening-hours.csv"));

        Assert.Equal(0, code);
        Assert.Equal([name, expected[5], expected[6], expected[7]], CaseFile.Records(answer).Single(row => row[0] == name));
    }

    [Fact]
    public void The_repeated_hour_is_told_apart_by_fold()
    {
        var (code, answer, _) = Run("case,local_time,fold,channel\nfirst,2026-10-25T02:30,0,counter\nsecond,2026-10-25T02:30,1,counter\n");

        Assert.Equal(0, code);
        Assert.Equal("case,state,next_open_local,minutes_until_open\nfirst,closed,2026-10-26T08:00+0100,1830\nsecond,closed,2026-10-26T08:00+0100,1770\n", answer);
    }

    [Theory]
    [InlineData("2027-03-28T02:30,0,,counter", "doesn't exist")]
    [InlineData("2026-02-30T08:00,0,,counter", "no local time")]
    [InlineData("2026-11-23T08:00,2,,counter", "no fold")]
    [InlineData("2026-11-23T08:00,0,2026-11-23T08:00Z,counter", "but utc says")]
    [InlineData("2026-11-23T08:00,0,yesterday,counter", "no time in UTC")]
    [InlineData("2026-11-23T08:00,0,,fax", "no channel")]
    [InlineData("2026-11-23T08:00,0,,counter,more", "quotation marks")]
    public void A_row_that_cannot_be_answered_says_why_and_the_others_are_answered(string row, string why)
    {
        var (code, answer, _) = Run($"case,local_time,fold,utc,channel\nbad,{row}\ngood,2026-11-23T08:00,0,,counter\n");

        Assert.Equal(1, code);
        Assert.StartsWith("error: ", CaseFile.Records(answer)[0][1], StringComparison.Ordinal);
        Assert.Contains(why, CaseFile.Records(answer)[0][1], StringComparison.Ordinal);
        Assert.Equal(["good", "open", "", ""], CaseFile.Records(answer)[1]);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("case;local_time;channel\n1;2;3\n", "commas")]
    [InlineData("case,local_time,channel\n\"open,2026-11-23T08:00,counter\n", "quotation mark")]
    public void A_file_that_cannot_be_read_is_refused_with_a_sentence(string file, string why)
    {
        var (code, _, errors) = Run(file);

        Assert.Equal(1, code);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_go_in_and_out_unharmed()
    {
        var (_, answer, _) = Run("\uFEFFcase,local_time,channel\r\n\"a \"\"b\"\", c\r\nd\",2026-11-23T08:00,counter\r\n");

        Assert.Equal("a \"b\", c\r\nd", CaseFile.Records(answer).Single()[0]);
    }

    private static (int Code, string Answer, string Errors) Run(string table)
    {
        using var input = new StringReader(table);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = new OpeningTable(SamplePlan.Musterstadt).Run(input, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
