using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class StartTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Theory]
    [InlineData("/de"), InlineData("/en"), InlineData("/ar")]
    public async Task The_start_page_opens_in_every_language(string path)
    {
        using var visitor = house.Visitor();

        var start = await visitor.Open(path);

        Assert.Equal(HttpStatusCode.OK, start.Status);
        Assert.Equal(path[1..], start.Document.DocumentElement.GetAttribute("lang"));
    }
}
