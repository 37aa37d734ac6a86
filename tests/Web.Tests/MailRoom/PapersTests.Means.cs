using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;
using static OffenesHaus.Web.Tests.MailRoom.MondayMorning;

namespace OffenesHaus.Web.Tests.MailRoom;

public sealed partial class PapersTests
{
    private static IReadOnlyList<FileSent> Scan(int sheets = 1) => [.. Enumerable.Range(1, sheets).Select(n => new FileSent("scan", $"scan-{n}.jpg", [.. Files.Jpeg, .. BitConverter.GetBytes(Interlocked.Increment(ref pictures))]))];

    // The box at the gate was emptied on Friday at 12 and on Monday at 7:30, as the invented office has it; the other one on Thursday and on Monday, once for the whole class.
    private async Task Emptied(Visitor clerk)
    {
        if (0L.Equals(await house.Ask("SELECT count(*) FROM intake.emptying WHERE box = 'frist'")))
            await Empties(clerk, "frist", "2.11.2026", "7:30", ("BeforeDay", "29.10.2026"), ("BeforeTime", "15:00"));
    }

    private async Task<PageSeen> Found(Visitor clerk, string box, params (string, string?)[] more)
    {
        await Emptied(clerk);
        return await TakesIn(clerk, box + ", Mo 02.11. 7:30", Scan(2), more);
    }

    private static async Task Shown(Visitor clerk, PageSeen paper)
    {
        var picture = await clerk.Get(paper.Document.QuerySelector(".scan img")!.GetAttribute("src")!);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", picture.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private async Task<PageSeen> Receipt(Visitor person, string number)
    {
        await using var scope = house.As(ActorKind.House);
        var (id, version) = ((Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!, 1);
        var code = scope.ServiceProvider.GetRequiredService<AccessCodes>().For(id, version);
        await person.ComesBack(number, code);
        return await person.Open("/de/eingang");
    }

    private async Task<string> BornOn(string name) => (string)(await house.Ask($"SELECT to_char(born_on, 'DD.MM.YYYY') FROM people.search_trait WHERE name = '{name}'"))!;

    private async Task<Guid> IdOfClerk(string name) => (Guid)(await house.Ask($"SELECT id FROM trust.clerk WHERE display_name = '{name}'"))!;

    // Arrivals, answers and files: what a right to the request opens.
    private async Task<int> RowsSeen(string clerk, string number)
    {
        await using var scope = house.As(ActorKind.Clerk, await IdOfClerk(clerk));
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        return await db.Set<Arrival>().IgnoreQueryFilters().CountAsync(a => a.RequestId == id, Stop)
            + await db.Set<AnswerRevision>().IgnoreQueryFilters().CountAsync(a => a.RequestId == id, Stop)
            + await db.Set<EvidenceFile>().IgnoreQueryFilters().CountAsync(f => f.RequestId == id, Stop);
    }

    private async Task<int> FoundBy(string clerk, string words, string? born)
    {
        await using var scope = house.As(ActorKind.Clerk, await IdOfClerk(clerk));
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        DateOnly? day = born is null ? null : DateOnly.ParseExact(born, "dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
        return await db.Database.SqlQuery<Guid>($"SELECT request_id AS \"Value\" FROM people.found({words}, {day}, NULL::text[], NULL::uuid, 10)").CountAsync(Stop);
    }

    private async Task<object?> Until(string sql)
    {
        object? found = null;
        for (var tries = 0; tries < 300 && found is null; tries++)
        {
            found = await house.Ask(sql);
            await Task.Delay(100, Stop);
        }

        return found;
    }
}
