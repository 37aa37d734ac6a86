using OffenesHaus.Law.Tables;

namespace OffenesHaus.Law.Tests.Periods;

public sealed class DeadlineTableTests
{
    public static TheoryData<string> Cases => [.. CaseFile.Records(CaseFile.Text("deadlines.csv")).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_worked_case_comes_out(string name)
    {
        var expected = CaseFile.Records(CaseFile.Text("deadlines.csv")).Single(row => row[0] == name);
        var (_, answer, _) = Run(CaseFile.Text("deadlines.csv"));
        var row = CaseFile.Records(answer).Single(row => row[0] == name);

        Assert.Equal(expected[5], row[1]);
        Assert.NotEmpty(row[2]);
    }

    [Fact]
    public void The_answer_has_its_three_columns_and_code_0()
    {
        var (code, answer, errors) = Run(CaseFile.Text("deadlines.csv"));

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.StartsWith("case,computed_date,reasons\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-02,sorcery,SN", "'sorcery' is not known")]
    [InlineData("2026-11-02,,SN", "rule is missing")]
    [InlineData("2026-11-02,authority_period_days,SN", "needs a number")]
    [InlineData("2026-11-02,authority_period_days:,SN", "needs a whole number")]
    [InlineData("2026-11-02,authority_period_days:-3,SN", "needs a whole number")]
    [InlineData("2026-11-02,authority_period_days:999999999,SN", "beyond every calendar")]
    [InlineData("2026-11-02,objection_1m:2,SN", "takes no number")]
    [InlineData("2026-11-02,objection_1m,XX", "is no Land")]
    [InlineData("2026-11-02,objection_1m,", "needs the Land")]
    [InlineData("2026-02-29,objection_1m,SN", "is no date")]
    [InlineData("02.11.2026,objection_1m,SN", "is no date")]
    [InlineData(",objection_1m,SN", "event_date is missing")]
    [InlineData("2100-12-15,objection_1m,SN", "from 2000 to 2100")]
    [InlineData("9999-12-31,notify_post_domestic,SN", "outside the years")]
    [InlineData("2026-11-02,post_objection_3m_abroad,SN", "within Germany")]
    [InlineData("2026-11-02,inaction_wait_end_months:5,SN", "§ 88 SGG")]
    [InlineData("2020-12-09,notify_portal_retrieval,SN", "since 10 December 2020")]
    [InlineData("2018-05-24,dsar_1m,SN", "25 May 2018")]
    [InlineData("2011-06-15,review_last_day,SN", "since 1 August 2016")]
    public void What_cannot_be_computed_says_why_and_the_other_rows_are_computed(string row, string why)
    {
        var (code, answer, _) = Run($"case,event_date,rule,state\nbad,{row}\ngood,2026-11-06,objection_1m,SN\n");
        var rows = CaseFile.Records(answer);

        Assert.Equal(1, code);
        Assert.StartsWith("error: ", rows[0][1], StringComparison.Ordinal);
        Assert.Contains(why, rows[0][1], StringComparison.Ordinal);
        Assert.Equal("2026-12-07", rows[1][1]);
    }

    [Fact]
    public void An_unquoted_comma_gives_no_wrong_date()
    {
        var (code, answer, _) = Run("case,event_date,rule,state\nletter, second,2026-11-06,objection_1m,SN\n");

        Assert.Equal(1, code);
        Assert.Contains("quotation marks", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_its_columns_is_refused_with_a_sentence()
    {
        var (code, _, errors) = Run("case;event_date;rule;state\n");

        Assert.Equal(1, code);
        Assert.Contains("separated by commas", errors, StringComparison.Ordinal);
    }

    private static (int Code, string Answer, string Errors) Run(string table)
    {
        using var input = new StringReader(table);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = new DeadlineTable().Run(input, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
