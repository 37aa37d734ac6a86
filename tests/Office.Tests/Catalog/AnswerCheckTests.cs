using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed class AnswerCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Question Born = HouseWords.Forms["message"].Question("birthDate")!;

    [Theory]
    [InlineData("26", 2026), InlineData("88", 1988), InlineData("٨٨", 1988), InlineData("0026", 2026), InlineData("7", 2007)]
    public void A_year_of_two_digits_is_asked_about_and_makes_no_date(string written, int meant)
    {
        var answers = new Answers();
        answers.Add("birthDate.d", "1");
        answers.Add("birthDate.m", "2");
        answers.Add("birthDate.y", written);

        var remark = Assert.Single(AnswerCheck.Of(Born, answers, Today));

        Assert.Equal(("date-short-year", "birthDate.y", (object)meant), (remark.Code, remark.Field, remark.Facts[0]));
        Assert.Null(AnswerCheck.DateIn(Born, answers));
    }
}
