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

    [Theory]
    [InlineData("anna@@x", true), InlineData("anna", true), InlineData("anna@x", true), InlineData("anna @beispiel.de", true), InlineData("anna@beispiel..de", true), InlineData("anna@beispiel.de, otto@beispiel.de", true)]
    [InlineData("anna@beispiel.de", false), InlineData(" anna.b+c@post.beispiel.example ", false), InlineData("анна@пример.рф", false)]
    public void An_e_mail_address_that_cannot_be_one_is_asked_about_where_the_form_says_that_it_is_one(string written, bool odd)
    {
        var answers = new Answers();
        answers.Add("person.email", written);
        answers.Add("home.city", written);
        var form = HouseWords.Forms["apply"];

        Assert.Equal(odd ? ["email"] : [], AnswerCheck.Of(form.Question("person.email")!, answers, Today).Select(r => r.Code), StringComparer.Ordinal);
        Assert.Empty(AnswerCheck.Of(form.Question("home.city")!, answers, Today));
    }
}
