using System.Net;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>A thousand files of one person: bounded, with a sentence and a way out, and nothing else is lost.</summary>
public sealed class FileRoomTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Of_a_thousand_files_two_hundred_are_kept_and_the_rest_is_shown_the_way_on_paper()
    {
        using var oksana = house.Visitor();
        var page = await oksana.Open("/de/anliegen/message");
        for (var post = 0; post < 100; post++)
        {
            page = await oksana.SubmitWith(page, People.Add, [.. Enumerable.Range(0, 10).Select(i => new FileSent("evidence", $"seite-{post}-{i}.txt", "Seite"u8.ToArray(), "text/plain"))], ("concern", $"Brief {post}"), ("name", "Oksana Melnyk"), ("replyBy", "here"));
            if (post == 20)
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
                Assert.Contains("seite-20-0.txt: Zu diesem Anliegen sind schon 200 Dateien da. Mehr geht hier nicht. Bringen Sie den Rest vorbei, oder schicken Sie ihn mit der Post.", page.Part("[role=alert]"), StringComparison.Ordinal);
                Assert.Equal("Brief 20", page.Document.GetElementById("concern")!.TextContent.Trim());
            }
        }

        Assert.Equal(FileRoom.Most, page.Document.QuerySelectorAll(".files li").Length);
        Assert.Equal((long)FileRoom.Most, await house.Ask("SELECT count(*) FROM intake.file"));
        Assert.Equal(FileRoom.Most, house.StoredFiles().Count);

        // Taking one away makes no room: its bytes are kept.
        page = await oksana.Submit(page, "button[value^='remove:']");
        page = await oksana.SubmitWith(page, People.Add, [new("evidence", "noch-eine.jpg", Files.Jpeg)]);
        Assert.Contains("noch-eine.jpg", page.Part("[role=alert]"), StringComparison.Ordinal);

        Assert.True((await oksana.HandIn(page)).IsReceipt());
        var reply = await oksana.SubmitWith(await oksana.Open("/de/status/anliegen"), People.Main, [new("files", "nachtrag.jpg", Files.Jpeg)], ("Words", "Und noch ein Satz"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("nachtrag.jpg: Zu diesem Anliegen sind schon 200 Dateien da.", reply.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM intake.arrival WHERE kind = 'Reply'"));
        Assert.Equal(FileRoom.Most, house.StoredFiles().Count);
    }
}
