using System.Net;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>The page of one request under a mandate.</summary>
public sealed class MatterTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task Words_sent_after_the_session_was_over_arrive_once_when_the_helper_is_back()
    {
        using Visitor person = house.Visitor("127.202.9.1"), helper = await house.HelperComesIn("Anna Ahorn");
        await person.HandsIn("Bitte prüfen Sie die Miete.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status, HelpScopes.Evidence);
        await helper.Submit(await helper.Open("/de/helfen"), Take, ("Number", number), ("Code", code));
        var matter = await helper.Open($"/de/helfen/{number.Digits()}");
        await helper.Submit(await helper.Open("/de/helfen"), "form[action$='handler=leave'] button");

        var kept = await helper.Submit(matter, Reply, ("Words", "Die Abrechnung kommt nach."));
        Assert.Equal((HttpStatusCode.Unauthorized, "Sie waren abgemeldet.", 1L), (kept.Status, kept.Part("h1"), await house.Arrivals(number)));

        await helper.ComesInAs("Anna Ahorn");
        // The form belongs to the session before: it comes back with the words in it, and goes with the next press.
        var again = await helper.Submit(kept, "main form");
        Assert.Equal("Die Abrechnung kommt nach.", again.Part("#words"));
        await helper.Submit(again, Reply);
        await helper.Submit(again, Reply);
        Assert.Equal(2, await house.Arrivals(number));
    }

    [Fact]
    public async Task What_has_arrived_is_headed_by_what_it_is_and_not_by_the_words_that_begin_it()
    {
        using Visitor person = house.Visitor("127.202.9.2"), helper = await house.HelperComesIn("Anna Ahorn");
        await person.Applies();
        var (number, code) = await person.LetsHelp(HelpScopes.Status, HelpScopes.FillIn);

        await helper.Submit(await helper.Open("/de/helfen"), Take, ("Number", number), ("Code", code));

        Assert.Equal("Antrag", (await helper.Open($"/de/helfen/{number.Digits()}")).Part("h1"));
        Assert.StartsWith("Application", (await helper.Open($"/en/helfen/{number.Digits()}")).Part("h1"), StringComparison.Ordinal);
    }

    private const string Reply = "form[enctype] button.kern-btn--primary", Take = "form[action$='/helfen'] button.kern-btn--primary";
}
