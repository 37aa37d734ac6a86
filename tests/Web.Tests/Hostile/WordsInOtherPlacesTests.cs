using System.Net;
using System.Text.Json;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>Hostile words where no page shows them as text: in JSON inside a page, in lines of the log, and written in a code within a code.</summary>
public sealed class WordsInOtherPlacesTests(WordsInOtherPlacesTests.OddHouse house) : IClassFixture<WordsInOtherPlacesTests.OddHouse>
{
    private const string Odd = "</script><!--<script>\"'\\u003c&amp;\u2028]]>", Forged = "unterschoben";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_name_of_the_office_cannot_end_the_script_that_tells_search_engines_of_it()
    {
        using var visitor = house.Visitor();
        var page = await visitor.Open("/de/wege");

        var told = Assert.Single(page.Document.QuerySelectorAll("script:not([src])"));
        Assert.Equal("application/ld+json", told.GetAttribute("type"));
        Assert.Equal(Odd, JsonDocument.Parse(told.TextContent).RootElement.GetProperty("name").GetString());
        Assert.DoesNotContain(told.TextContent, c => c is '<' or '>' or '&' or '\u2028');
    }

    [Theory]
    [InlineData("%3Cscript%3E")]
    [InlineData("%253Cscript%253E")]
    [InlineData("&lt;script&gt;")]
    [InlineData("&amp;lt;script&amp;gt;")]
    [InlineData("\\u003cscript\\u003e")]
    [InlineData("+ADw-script+AD4-")]
    [InlineData("=?utf-8?B?PHNjcmlwdD4=?=")]
    public async Task What_is_encoded_twice_is_decoded_once(string written)
    {
        using var person = house.Visitor();
        var receipt = await person.HandsIn(written);
        var lists = await person.Open("/de/anliegen/message/words");
        var query = await person.Open("/de/frist/post-days?n=" + Uri.EscapeDataString(written));

        Assert.True(receipt.IsReceipt());
        Assert.Contains(written, receipt.Text, StringComparison.Ordinal);
        Assert.Equal(written, lists.Document.GetElementById("concern")!.TextContent);
        Assert.Equal(written, query.Document.QuerySelector("[name=n]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task No_line_of_the_log_is_written_by_a_visitor()
    {
        await using var process = await HouseProcess.Start(house.Database, house.Data);
        var line = $"\r\nfail: OffenesHaus.Web.Shared.TroubleDoor[0]\r\n      Trouble {Forged}";
        using (var visitor = new Visitor(process.Address))
        {
            var page = await visitor.Open("/de/anliegen/message");
            await house.Ask("ALTER TABLE intake.answers RENAME TO answers_gone");
            try
            {
                visitor.Headers.TryAddWithoutValidation("User-Agent", $"a {Forged}\tb");
                visitor.Headers.TryAddWithoutValidation("X-Request-Id", Forged);
                visitor.Headers.TryAddWithoutValidation("traceparent", $"00-{Forged}");
                Assert.Equal(HttpStatusCode.InternalServerError, (await visitor.Submit(page, Portal.People.Main, ("concern", line), ("name", line), ("more" + Forged, "x"))).Status);
                await visitor.Open("/de/gibt-es-nicht/" + Uri.EscapeDataString(line));
                await visitor.Open("/de/status?x=" + Uri.EscapeDataString(line));
                using var odd = new HttpRequestMessage(new HttpMethod(Forged), new Uri("/de/status", UriKind.Relative));
                await visitor.Send(odd);
            }
            finally
            {
                await house.Ask("ALTER TABLE intake.answers_gone RENAME TO answers");
            }
        }

        await process.Kill();
        var said = await process.Said();
        // It did say something: the fault itself, with its endpoint.
        Assert.Contains("Trouble ", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Forged, said, StringComparison.Ordinal);
    }

    /// <summary>A house whose operator gave the office a name nobody should give one.</summary>
    public sealed class OddHouse : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => settings with { Office = settings.Office with { Name = Odd } };
    }
}
