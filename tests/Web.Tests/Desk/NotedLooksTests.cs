using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Reads = entries: every address of staff that shows what one person said or was told leaves one entry per look.</summary>
public sealed class NotedLooksTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Canary = "Kanarienvogel 4711";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_of_staff_about_one_person_leaves_exactly_one_entry_for_one_look()
    {
        var routes = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET", StringComparer.Ordinal))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r.StartsWith("/desk/requests/{number}", StringComparison.Ordinal) || r == "/desk/letters/{id:guid}.pdf").Distinct(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count >= 12, string.Join('\n', routes));

        using var clerk = await house.Clerk("Ayla Herbst");
        using var other = await house.Clerk("Jonas Winter");
        var trouble = new List<string>();
        foreach (var route in routes)
        {
            var number = await Request();
            var address = await Address(route, number, other);
            if (await Unnoted(number, () => Read(clerk, address)) is { } missing)
                trouble.Add($"{route}: {missing}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"A3 looks {routes.Count} = entries {routes.Count - trouble.Count}");
        Assert.Empty(trouble);
    }

    [Fact]
    public async Task A_read_past_the_verb_is_noticed()
    {
        var number = await Request();

        var missing = await Unnoted(number, async () =>
        {
            await using var scope = house.As(ActorKind.House);
            var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
            var known = RequestNumber.Parse(number, null);
            var id = await db.Set<Request>().Where(r => r.Number == known).Select(r => r.Id).SingleAsync(Stop);
            using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(id, Stop);
            return string.Concat((await db.HandedIn(id, Stop)).Open(key).SelectMany(a => a.Value));
        });

        Assert.Equal("shown, and 0 entries", missing);
    }

    private async Task<string> Request()
    {
        using var person = house.Visitor();
        var (number, _) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt", ("concern", Canary), ("name", Canary))).Keys();
        await person.SubmitWith(await person.Open("/de/status/anliegen"), Portal.People.Main, [new("files", "vertrag.jpg", Files.Jpeg)], ("Words", Canary));
        return number.Digits();
    }

    private async Task<string> Address(string route, string number, Visitor other)
    {
        if (route.Contains("{file", StringComparison.Ordinal) || route.EndsWith("nachweis.pdf", StringComparison.Ordinal))
            await Until($"SELECT bool_and(f.readability = 'Readable') FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number}");
        if (route.Contains("{id", StringComparison.Ordinal))
        {
            await other.Submit(await other.Open($"/desk/requests/{number}/code"), "main .form");
            await Until($"SELECT count(*) > 0 AND bool_and(l.blob IS NOT NULL) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number}");
        }

        return route.Replace("nachweis.pdf", "nachweis.pdf?frage=files", StringComparison.Ordinal).Replace("{number}", number, StringComparison.Ordinal).Replace("{page:int}", "1", StringComparison.Ordinal)
            .Replace("{file:guid}", $"{await house.Ask($"SELECT f.id FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number}")}", StringComparison.Ordinal)
            .Replace("{id:guid}", $"{await house.Ask($"SELECT l.id FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} LIMIT 1")}", StringComparison.Ordinal);
    }

    // A picture, a paper or an original is personal as a whole; a page is when the person's words are on it.
    private static async Task<string> Read(Visitor clerk, string address)
    {
        var answer = await clerk.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(Stop) : Canary;
    }

    private async Task<string?> Unnoted(string number, Func<Task<string>> read)
    {
        var before = await Entries(number);
        var shown = (await read()).Contains(Canary, StringComparison.Ordinal);
        var after = await Entries(number);
        return shown && after - before != 1 ? $"shown, and {after - before} entries" : null;
    }

    private async Task<long> Entries(string number) =>
        (long)(await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind IN ('RequestRead', 'FileRead', 'EvidenceRead', 'LetterRead', 'ReadListPrinted', 'CopyMade')"))!;

    private async Task Until(string sql)
    {
        for (var tries = 0; tries < 400 && await house.Ask(sql) is not true; tries++)
            await Task.Delay(50, Stop);
    }
}
