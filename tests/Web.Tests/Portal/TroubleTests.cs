using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class TroubleTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Theory]
    [InlineData("/de/gibt-es-nicht", "Diese Seite gibt es hier nicht.")]
    [InlineData("/en/leistungen/nothing", "This page does not exist here.")]
    [InlineData("/ar/anliegen/nothing", "هذه الصفحة غير موجودة هنا.")]
    public async Task What_is_not_there_is_said_in_the_language_of_the_path_with_ways_that_are_open(string path, string heading)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(heading, page.Part("h1"));
        Assert.Contains("030 23125-100", page.Part("main"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".now"));
        Assert.Contains("default-src 'none'", page.Answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_language_in_the_path_the_browser_is_asked()
    {
        using var visitor = house.Visitor();
        visitor.Headers.Add("Accept-Language", "tr,en;q=0.8,de;q=0.2");

        Assert.Equal("This page does not exist here.", (await visitor.Open("/wp-login.php")).Part("h1"));
    }

    [Fact]
    public async Task Programs_get_a_few_words_of_json()
    {
        using var visitor = house.Visitor();

        var answer = await visitor.Get("/api/nothing");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_to_read_takes_no_post()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Send(new(HttpMethod.Post, "/de/wege") { Content = new FormUrlEncodedContent([]) });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("So geht es nicht.", page.Part("h1"));
    }

    [Theory]
    [InlineData("/de/leistungen?q=%00"), InlineData("/desk?sprache=%00")]
    public async Task A_zero_byte_in_a_query_is_a_page_that_says_so(string path)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Part("h1"));
    }

    [Fact]
    public async Task What_opens_something_is_not_carried_about_on_a_page_of_trouble()
    {
        await using var without = await HouseWithoutDatabase.Open();
        using var helper = new Visitor(without.Address);
        var form = await helper.Open("/de/helfen/anmelden");

        var page = await helper.Submit(form, "main button.kern-btn--primary", ("Login", "tafel"), ("Password", "Tisch Regen Lampe 9"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.DoesNotContain("Tisch Regen Lampe 9", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_larger_than_the_house_takes_is_told_so()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Send(new(HttpMethod.Post, "/de/status") { Content = new StringContent("a=" + new string('x', 2_100_000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded") });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("Das ist zu groß für uns.", page.Part("h1"));
    }

    [Fact]
    public async Task A_fault_of_ours_keeps_the_words_and_shows_a_number_but_nothing_of_the_program()
    {
        using var visitor = house.Visitor();
        var form = await visitor.Open("/de/anliegen/message/words");
        await house.Ask("ALTER TABLE intake.answers RENAME TO answers_gone");
        PageSeen trouble;
        try
        {
            trouble = await visitor.Submit(form, "button[value=continue].kern-btn", ("concern", "Ich schreibe <b>viel</b>."), ("name", "Erika"), ("replyBy", "here"));
        }
        finally
        {
            await house.Ask("ALTER TABLE intake.answers_gone RENAME TO answers");
        }

        Assert.Equal(HttpStatusCode.InternalServerError, trouble.Status);
        Assert.Equal("Das hat nicht geklappt.", trouble.Part("h1"));
        Assert.Contains("Was Sie bis zur letzten Seite gespeichert haben, ist da.", trouble.Text, StringComparison.Ordinal);
        Assert.Matches("nennen Sie bitte: [2-9A-Z]{3}-[2-9A-Z]{3}", trouble.Text);
        Assert.DoesNotContain("Exception", trouble.Document.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("answers", trouble.Text, StringComparison.Ordinal);

        var again = await visitor.Submit(trouble, "main form");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM intake.request"));
        Assert.Equal("Ich schreibe <b>viel</b>.", (await visitor.Open("/de/anliegen/message/words")).Part("textarea"));
    }
}
