using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class FirstClerkTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Who_reads_the_console_makes_the_first_account_and_nobody_makes_a_second_one_so()
    {
        using var visitor = house.Visitor();
        var page = await visitor.Open("/desk/first");
        var wrong = await visitor.Submit(page, "main form", Filled("AAAAA-BBBBB-CCCCC-DDDDD"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Erna Erste", wrong.Document.QuerySelector("#anzeige")!.GetAttribute("value"));

        var code = house.Services.GetRequiredService<FirstClerkCode>().Code!;
        var made = await visitor.Submit(wrong, "main form", Filled(code));

        Assert.Equal("/desk/second-step/set-up", made.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/desk/first")).Status);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.journal WHERE kind = 'ClerkCreated'"));
    }

    private static (string, string?)[] Filled(string code) =>
        [("Code", code), ("DisplayName", "Erna Erste"), ("Team", "Team 1"), ("UserName", "e.erste"), ("Password", "Fenster Kuchen Wolke")];
}
