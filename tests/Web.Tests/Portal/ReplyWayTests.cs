using System.Net;
using OffenesHaus.Correspondence;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class ReplyWayTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Birkenweg = "Birkenweg 7\n12345 Musterstadt";

    [Fact]
    public async Task Letters_can_be_chosen_with_number_and_code_alone()
    {
        using var rana = house.Visitor("127.120.0.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg, ("replyBy", "here"))).Keys();

        var page = await Choose(rana, "Letter");

        Assert.Contains("Ab jetzt bekommen Sie Antworten mit einem Brief.", page.Part("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Letter", await WayOf(number));
        Assert.Equal("Letter", await house.Ask($"SELECT detail FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number.Digits()} AND kind = 'ReplyWayChosen'"));
    }

    [Fact]
    public async Task Giving_up_letters_takes_a_PIN_and_a_letter_tells_of_it()
    {
        using var rana = house.Visitor("127.121.0.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg)).Keys();

        var refused = await Choose(rana, "Here");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Dafür reicht der Code allein nicht.", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Letter", await WayOf(number));

        await rana.AsksForALetter(number);
        await rana.Enters(number, await house.Pin(number));
        var chosen = await Choose(rana, "Here");
        await house.KeepPromises();

        Assert.Contains("Ab jetzt bekommen Sie Antworten online.", chosen.Part("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Here", await WayOf(number));
        var (about, sheet) = (await house.Sheets(number))[^1];
        Assert.Equal((LetterAbout.AnswersHere, "Birkenweg 7"), (about, sheet.Address[1]));
        Assert.Contains(sheet.Body, p => p.Runs[0].Text.Contains("„Ich möchte Briefe“", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hand_in_cannot_cancel_letters_and_does_not_bring_back_what_was_chosen_since()
    {
        using var rana = house.Visitor("127.122.0.1");
        var (number, _) = (await rana.WritesFrom(Birkenweg)).Keys();

        await rana.HandIn(await rana.Submit(await rana.Open("/de/anliegen/message/words"), People.Main, ("replyBy", "here")));
        Assert.Equal("Letter", await WayOf(number));

        await rana.AsksForALetter(number);
        await rana.Enters(number, await house.Pin(number));
        await Choose(rana, "Here");
        await rana.HandIn(await rana.Submit(await rana.Open("/de/anliegen/message/words"), People.Main, ("concern", "Noch etwas.")));
        Assert.Equal("Here", await WayOf(number));
    }

    [Fact]
    public async Task Without_an_address_the_person_reads_how_to_get_letters_all_the_same()
    {
        using var oksana = house.Visitor("127.123.0.1");
        await oksana.HandsIn("Etwas anderes");

        var page = await Choose(oksana, "Letter");

        Assert.Contains("fehlt uns Ihre Anschrift", page.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task A_new_address_is_written_where_the_link_leads_whatever_that_place_is_called(string language)
    {
        using var rana = house.Visitor("127.125.0.1");
        await rana.WritesFrom(Birkenweg);

        var page = await rana.Open($"/{language}/status/antwortweg");
        var link = page.Link($"main a[href='/{language}/status/anliegen#antworten']");
        var status = await rana.Open(link!);

        Assert.NotNull(status.Document.GetElementById("antworten"));
        Assert.DoesNotContain("Ihre Antwort", page.Part("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clerk_notes_that_somebody_wants_letters_again()
    {
        using var rana = house.Visitor("127.124.0.1");
        using var clerk = await house.Clerk();
        var (number, _) = (await rana.WritesFrom(Birkenweg, ("replyBy", "here"))).Keys();

        await clerk.Submit(await clerk.Open($"/desk/requests/{number.Digits()}/code"), "form[action$='handler=letters']");

        Assert.Equal("Letter", await WayOf(number));
    }

    [Theory]
    [InlineData(CameIn.Code, 0, false), InlineData(CameIn.Pin, 0, true), InlineData(CameIn.Pin, 29, true), InlineData(CameIn.Pin, 31, false), InlineData(CameIn.Passkey, 0, false), InlineData(CameIn.Eid, 0, false), InlineData(CameIn.Pin, -5, false)]
    public void Only_a_recent_proof_stronger_than_the_code_gives_up_letters(CameIn how, int minutesAgo, bool allowed)
    {
        var stepUp = new StepUp(TimeProvider.System);
        var cameBy = new WayIn(how, TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo));

        Assert.Equal(allowed, stepUp.Allows(AccountAct.AnswersHere, cameBy));
        Assert.True(stepUp.Allows(AccountAct.AnswersByLetter, cameBy));
        Assert.False(stepUp.Allows(AccountAct.CodeToOtherAddress, cameBy));
    }

    private static async Task<PageSeen> Choose(Visitor person, string way) =>
        await person.Submit(await person.Open("/de/status/antwortweg"), People.Main, ("Way", way));

    private async Task<string> WayOf(string number) => (string)(await house.Ask($"SELECT reply_by FROM intake.request WHERE number = {number.Digits()}"))!;
}
