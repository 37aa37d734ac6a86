using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OffenesHaus.Web.Admin;
using OffenesHaus.Web.Tests.Trust.Access;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>
/// Payloads in every field that takes words, at every door; then every page for every role in a real browser, under the real policy. <c>OH_PAYLOAD_ROUNDS</c>: how many people, each with other payloads in the fields, and more pages of each kind;
/// without it one person, of the forms as few as have every kind of question between them, and of the pages those of a kind that no role before has shown, and those with words that none has.
/// </summary>
public sealed partial class ScriptsOfOthersTests(MatrixHouse house) : IClassFixture<MatrixHouse>
{
    private static readonly int Asked = int.Parse(Environment.GetEnvironmentVariable("OH_PAYLOAD_ROUNDS") ?? "0", CultureInfo.InvariantCulture), Rounds = Math.Max(Asked, 1);
    private static readonly string[] Roles = ["person", "case_worker", "team_lead", "mail_room", "counter", "phone", "operator", "privacy_officer", "catalogue_editor", "helper"];

    [Fact]
    public async Task Nothing_anybody_writes_runs_or_becomes_a_part_of_any_page()
    {
        var (forms, others) = Forms();
        var planting = new Planting(perPattern: Math.Min(Asked + 1, 2), others);
        foreach (var round in Enumerable.Range(0, Rounds))
            foreach (var (form, i) in forms.Select((f, i) => (f, i)))
            {
                using var person = house.Visitor($"127.92.{round % 250}.{i + 1}");
                await planting.HandsIn(person, form, i % 7 == 3 ? "ar" : "de");
            }

        foreach (var role in Roles)
            for (var round = 0; round < Rounds; round++)
                await planting.Walk(house.Role(role), Starts(role), write: true);

        var watch = new ScriptWatch(house.Address);
        var (shown, opened, patterns) = (new ConcurrentDictionary<int, bool>(), 0, new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        foreach (var role in Roles)
        {
            var pages = await new Planting(perPattern: Asked switch { 0 => 1, 1 => 2, _ => 4 }, others).Walk(house.Role(role), Starts(role), write: false);
            await using var own = await OneBrowser.AsItIs("de");
            await watch.Join(own);
            await own.AddCookiesAsync(house.Role(role).Cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = house.Address.ToString() }));
            var page = await own.NewPageAsync();
            // What is a file to keep is shown by no browser.
            foreach (var seen in pages.Where(p => p.Answer.Content.Headers.ContentDisposition?.DispositionType != "attachment" && (Asked > 0 || ShowsMore(p))))
            {
                await page.GotoAsync(seen.Address.ToString(), new() { WaitUntil = WaitUntilState.Load });
                Saw(await watch.Look(page, role));
                patterns[Planting.Pattern(seen.Address.AbsolutePath)] = true;
                opened++;
            }
        }

        // Forms that came back with what was written still in them: the very bytes and heads of the answer.
        await using var context = await OneBrowser.AsItIs("de");
        await watch.Join(context);
        var back = await context.NewPageAsync();
        foreach (var answer in Asked == 0 ? planting.CameBack.DistinctBy(a => Planting.Pattern(a.Address.AbsolutePath), StringComparer.Ordinal) : planting.CameBack)
        {
            Saw(await Shown(back, watch, answer));
            opened++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"S3 payloads {Payloads.All.Count} x sinks {planting.Sinks.Count} ({planting.Placed} pairs, {shown.Count} sinks shown) x pages {opened} ({patterns.Count} kinds, {Roles.Length} roles), executed {watch.Executed.Count}, CSP violations {watch.Stopped.Count}, calls out {watch.Called.Count}, dead markup {watch.Dead.Count}"));
        if (Environment.GetEnvironmentVariable("OH_SINKS") is not null)
            foreach (var (sink, number) in planting.Sinks)
                TestContext.Current.TestOutputHelper?.WriteLine($"{(shown.ContainsKey(number) ? "shown" : "     ")} {sink}");
        Assert.Empty(watch.Executed.Concat(watch.Stopped).Concat(watch.Called).Concat(watch.Dead));
        Assert.InRange(planting.Sinks.Count, 120, int.MaxValue);
        Assert.True(shown.Count > planting.Sinks.Count / 2, $"only {shown.Count} of {planting.Sinks.Count} are shown anywhere");
        Assert.InRange(patterns.Count, 100, int.MaxValue);

        void Saw(string words)
        {
            foreach (var mark in Marks(words))
                shown[mark] = true;
        }

        bool ShowsMore(PageSeen page) => !patterns.ContainsKey(Planting.Pattern(page.Address.AbsolutePath)) || Marks(page.Document.Source.Text).Any(m => !shown.ContainsKey(m));

        static IEnumerable<int> Marks(string words) => Mark().Matches(words).Select(m => int.Parse(m.Groups["payload"].Value, CultureInfo.InvariantCulture));
    }

    private async Task<string> Shown(IPage page, ScriptWatch watch, PageSeen answer)
    {
        var body = await answer.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var heads = answer.Answer.Headers.Concat(answer.Answer.Content.Headers).Where(h => h.Key is not ("Set-Cookie" or "Content-Length" or "Content-Encoding" or "Transfer-Encoding")).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var at = answer.Address.ToString();
        await page.RouteAsync(at, route => route.FulfillAsync(new() { Status = (int)answer.Status, BodyBytes = body, Headers = heads }));
        await page.GotoAsync(at, new() { WaitUntil = WaitUntilState.Load });
        var words = await watch.Look(page, "form that came back");
        await page.UnrouteAllAsync();
        return words;
    }

    // Each page of a form is the same page with other questions: where time is short, the forms that bring a kind of question none before has.
    private (IReadOnlyList<string> Chosen, IReadOnlySet<string> Others) Forms()
    {
        var all = house.Services.GetRequiredService<Catalog.Forms>().All.OrderBy(f => f.Code, StringComparer.Ordinal).ToList();
        var left = all.SelectMany(Kinds).ToHashSet();
        List<Catalog.Form> chosen = [];
        foreach (var form in all.OrderByDescending(f => Kinds(f).Distinct().Count()))
            if (Asked > 0 || left.Overlaps(Kinds(form)))
            {
                chosen.Add(form);
                left.ExceptWith(Kinds(form));
            }

        return ([.. chosen.Select(f => f.Code)], all.Except(chosen).Select(f => f.Code).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<Catalog.QuestionKind> Kinds(Catalog.Form form) => form.Pages.SelectMany(p => p.Leaves).Select(q => q.Kind);

    private static IEnumerable<string> Starts(string role) =>
        AccessMatrix.Rows.Where(r => r.Verb == "GET" && r.Cells[role] == "yes" && r.Subject is "-" or "own").Select(r => r.Route.Replace("{lang:language?}", "de", StringComparison.Ordinal).Replace("{lang:language}", "de", StringComparison.Ordinal)
            .Replace("/{part?}", "", StringComparison.Ordinal).Replace("/{event?}", "", StringComparison.Ordinal).Replace("/{arrival:guid?}", "", StringComparison.Ordinal).Replace("{way}", "phone", StringComparison.Ordinal).Replace("{form}", "message", StringComparison.Ordinal))
            .Where(p => !p.Contains('{', StringComparison.Ordinal) && (role is "person" or "helper" || p.StartsWith("/desk", StringComparison.Ordinal) || p.StartsWith("/admin", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("Z(?<payload>[0-9]{1,5})Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
