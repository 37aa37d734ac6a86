namespace OffenesHaus.Web.Tests.Portal;

public sealed class RestartTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_restart_loses_nothing_that_was_posted_and_ends_no_session()
    {
        using var oksana = house.Visitor();
        using var karim = house.Visitor();
        var receipt = await oksana.HandsIn("Vor dem Neustart.");
        var draft = await karim.SubmitWith(await karim.Open("/de/anliegen/change-notice"), People.Main, [], ("name", "Karim"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"));
        var photo = await karim.SubmitWith(await karim.Submit(draft, People.Main, ("kinds", "birth"), ("who", "child")), People.Add, [new("birth.evidence", "urkunde.jpg", Files.Jpeg)], ("birth.name", "Lina"));

        await house.Restart();

        // The proof of a receipt grows with the journal: all else stays as it was.
        Assert.Equal(WithoutProof(receipt), WithoutProof(await oksana.Open(receipt.Address.PathAndQuery)));
        Assert.Contains("Vor dem Neustart.", (await oksana.Open("/de/eingang")).Text);
        var closing = await karim.Submit(photo, People.Anyway.Replace("anyway", "continue", StringComparison.Ordinal), ("birth.livesHere", "yes"), ("birth.validFrom.d", "2"), ("birth.validFrom.m", "11"), ("birth.validFrom.y", "2026"));
        var handedIn = await karim.HandIn(closing);
        Assert.Contains("Lina", handedIn.Text);
        Assert.Contains("urkunde.jpg", handedIn.Text);
        using var library = house.Visitor("127.61.0.1");
        Assert.Contains("Vor dem Neustart.", (await library.Open((await library.ComesBack(receipt.Keys().Number, receipt.Keys().Code)).Link("ol.steps a")!)).Text);
    }

    private static string? WithoutProof(PageSeen receipt)
    {
        receipt.Document.QuerySelector(".proof")?.Remove();
        return receipt.Part("main");
    }
}
