using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>A helper's day at a real browser, on a phone, with script switched off: from the person's page to the receipt and the end.</summary>
public sealed class HelpersDayTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Theory]
    [InlineData("de"), InlineData("ar")]
    public async Task A_helper_takes_a_mandate_fills_in_hands_in_and_is_out_when_the_person_ends_it(string language)
    {
        await using var phone = await OneBrowser.Phone(language);
        await using var other = await OneBrowser.Phone(language, width: 320);
        var person = new Walker(await phone.NewPageAsync(), house.Address);
        var helper = new Walker(await other.NewPageAsync(), house.Address);

        await person.Open($"/{language}/anliegen/message");
        await person.Write(("concern", "Bitte prüfen Sie die Miete."), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        await person.Press(Walker.Main);
        await person.Press(Walker.Main);
        await person.Open($"/{language}/status/anliegen");
        await person.Leaving(() => person.Page.Locator("a[href$='/status/hilfe']").ClickAsync());
        await person.Write(("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "3"));
        await person.Write(("Scope", "FillIn"));
        await person.Write(("Scope", "Evidence"));
        await person.Press(Walker.Main);
        var (number, code) = await person.Keys();

        await helper.Open($"/{language}/helfen");
        await helper.Leaving(() => helper.Page.Locator("a[href$='/helfen/konto']").ClickAsync());
        await helper.Write(("Number", number), ("Code", code), ("Name", "Samir Haddad"), ("Login", $"samir.{language}"), ("Password", Helping.Password));
        await helper.Press(Walker.Main);
        await helper.Press("form[action$='handler=list'] button");
        await helper.Press("a.kern-btn--primary");
        await helper.Leaving(() => helper.Page.Locator($"a[href$='/helfen/{number.Digits()}']").ClickAsync());
        await helper.Press("a.kern-btn--primary");
        await helper.Write(("concern", "Bitte prüfen Sie die Miete und die Heizung."));
        await helper.Press(Walker.Main);
        await helper.Press(Walker.Main);
        Assert.Contains("Samir Haddad", await helper.Words(".band"), StringComparison.Ordinal);
        await helper.Press("a.kern-btn--primary");
        await helper.Write(("Words", "Die Abrechnung kommt nach."));
        await helper.Photos("files", ("abrechnung.jpg", Files.Jpeg));
        await helper.Press("form[enctype] button.kern-btn--primary");
        Assert.Contains("/eingang/", helper.Page.Url, StringComparison.Ordinal);
        Assert.Equal(3, await house.Arrivals(number));

        await person.Open($"/{language}/status/hilfe");
        await person.Page.Locator("main details summary").First.ClickAsync();
        await person.Press("form[action$='handler=end'] button");
        await helper.Open($"/{language}/helfen/{number.Digits()}");
        Assert.Equal("404", helper.Status);
    }
}
