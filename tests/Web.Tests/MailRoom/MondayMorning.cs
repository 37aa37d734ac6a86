using System.Globalization;

namespace OffenesHaus.Web.Tests.MailRoom;

/// <summary>A house whose clock shows Monday, 2 November 2026, 10:00, with two letterboxes: one in favour of the person, one that separates the days.</summary>
public class MondayMorning : DemonstrationHouse
{
    protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with
    {
        Time = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
        Office = new()
        {
            Letterboxes =
            [
                new() { Code = "tor", Name = "Kasten am Tor", Place = "Musterstraße 30" },
                new() { Code = "frist", Name = "Fristenkasten", Place = "Hof", Policy = "date-separating" },
            ],
        },
    };

    public Task<Visitor> MailRoom() => Clerk("Klara Januar", "/desk/post/papers");

    /// <summary>Notes an emptying at the page of the log.</summary>
    public static async Task<PageSeen> Empties(Visitor clerk, string box, string day, string time, params (string Name, string? Value)[] more) =>
        await clerk.Submit(await clerk.Open("/desk/post"), "main .form", [("Box", box), ("Day", day), ("Time", time), .. more]);

    /// <summary>Takes a paper in from the newest emptying of a box that is offered under these words, or by post when none are given; the page of the paper.</summary>
    public static async Task<PageSeen> TakesIn(Visitor clerk, string? emptying, IReadOnlyList<FileSent> scan, params (string Name, string? Value)[] more)
    {
        var page = await clerk.Open("/desk/post/papers");
        var chosen = emptying is null ? null : page.Document.QuerySelectorAll("#leerung option").First(o => o.TextContent.Contains(emptying, StringComparison.Ordinal)).GetAttribute("value");
        (string, string?)[] way = emptying is null ? [("Channel", "Post")] : [("Channel", "Letterbox"), ("Emptying", chosen)];
        return await clerk.SubmitWith(page, "main .form", scan, [.. way, .. more]);
    }

    /// <summary>Begins to write a paper out for a service; its first page.</summary>
    public static async Task<PageSeen> Begins(Visitor clerk, PageSeen paper, string service = "something-else") =>
        await clerk.Submit(await clerk.Open(paper.Address.AbsolutePath), "main form.form", ("Service", service));

    /// <summary>Begins to write a paper into a request that is there; its first page, or the paper's own with the reason why not.</summary>
    public static async Task<PageSeen> BeginsInto(Visitor clerk, PageSeen paper, string number) =>
        await clerk.Submit(await clerk.Open(paper.Address.AbsolutePath), "button[formaction$='handler=into']", ("Number", number));

    /// <summary>Goes on to the end of the form, whatever stays empty, and hands in.</summary>
    public static async Task<PageSeen> HandsIn(Visitor clerk, PageSeen page)
    {
        while (!page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            page = await clerk.Submit(page, "button[value=continue].kern-btn");
        return await clerk.Submit(page, "main .asked form");
    }

    public static string IdOf(PageSeen paper) => paper.Address.AbsolutePath.Split('/')[4];

    /// <summary>The number that the list says the last paper was filed to.</summary>
    public static string NumberOf(PageSeen list) => System.Web.HttpUtility.ParseQueryString(list.Address.Query)["abgelegt"] ?? throw new InvalidOperationException($"Not filed: {list.Address}\n{list.Text}");

    public async Task<DateOnly> DayOf(string number) =>
        DateOnly.ParseExact((string)(await Ask($"SELECT to_char(d.day, 'YYYY-MM-DD') FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number} ORDER BY a.id, d.turn DESC LIMIT 1"))!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
