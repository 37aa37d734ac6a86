using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests;

namespace OffenesHaus.House.Tests;

public sealed class RoutesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    internal static readonly string[] Doors = ["Portal", "Helper", "Talk", "MailRoom", "Desk", "Admin", "Machine"];

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [nameof(ClerkRole.CaseWorker)] = "case worker",
        [nameof(ClerkRole.TeamLead)] = "team lead",
        [nameof(ClerkRole.MailRoom)] = "mail room",
        [nameof(ClerkRole.Counter)] = "counter",
        [nameof(ClerkRole.Phone)] = "phone",
        [nameof(ClerkRole.Operator)] = "operator",
        [nameof(ClerkRole.PrivacyOfficer)] = "privacy officer",
        [nameof(ClerkRole.CatalogueEditor)] = "catalogue editor",
    };

    private static readonly IReadOnlyList<Row> Table = Rows(Repository.Read("docs/routes.md"));

    [Fact]
    public void The_page_of_routes_names_exactly_the_routes_of_the_open_house_and_the_file_that_answers_each() =>
        Assert.Equal(Served().Select(s => $"{s.Route} {s.File}").Order(StringComparer.Ordinal), Table.Select(r => $"{r.Route} {r.File}").Order(StringComparer.Ordinal));

    [Fact]
    public void Only_who_logged_in_passes_where_the_page_of_routes_says_staff_or_helper() =>
        Assert.Equal(Table.Where(r => r.Who.StartsWith("staff", StringComparison.Ordinal) || r.Who.StartsWith("helper", StringComparison.Ordinal)).Select(r => r.Route).Order(StringComparer.Ordinal), Served().Where(s => s.Guarded).Select(s => s.Route).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Each_row_for_staff_names_the_roles_that_really_pass()
    {
        var policies = house.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        foreach (var row in Table.Where(r => r.Who.StartsWith("staff", StringComparison.Ordinal)))
        {
            var endpoint = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().First(e => "/" + e.RoutePattern.RawText!.TrimStart('/') == row.Route);
            var policy = await AuthorizationPolicy.CombineAsync(policies, endpoint.Metadata.OfType<IAuthorizeData>());
            var roles = policy!.Requirements.OfType<RolesAuthorizationRequirement>().Aggregate(Enum.GetNames<ClerkRole>().AsEnumerable(), (left, asked) => left.Intersect(asked.AllowedRoles, StringComparer.Ordinal)).ToList();
            var said = roles.Count == Enum.GetNames<ClerkRole>().Length ? "every role" : string.Join(", ", roles.Select(r => Words[r]).Order(StringComparer.Ordinal));
            Assert.Equal($"{row.Route}: {said}", $"{row.Route}: {string.Join(", ", row.Who["staff: ".Length..].Split(", ").Order(StringComparer.Ordinal))}");
        }
    }

    [Fact]
    public void Each_row_says_who_comes_and_what_for() => Assert.Empty(Table.Where(r => r.Who.Length == 0 || r.What.Length < 10).Select(r => r.Route));

    [Fact]
    public void Each_page_lies_behind_a_door_and_states_its_route_on_its_first_line() => Assert.Empty(Repository.Pages.Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(Astray));

    [Fact]
    public void A_page_without_door_or_route_and_a_row_cut_short_are_noticed()
    {
        Assert.Single(Astray(new("src/Web/Shared/Help.cshtml", "@page \"/help\"\n")));
        Assert.Single(Astray(new("src/Web/Portal/Help.cshtml", "@model X\n@page \"/help\"\n")));
        Assert.Single(Astray(new("src/Web/Portal/Help.cshtml", "@page\n")));
        Assert.Empty(Astray(new("src/Web/Portal/Help.cshtml", "@page \"/{lang}/help\"\n")));
        Assert.Equal(new Row("/{lang}/help", "Portal/Help.cshtml", "anyone", ""), Assert.Single(Rows("| `/{lang}/help` | Portal/Help.cshtml | anyone | |\n")));
    }

    private IEnumerable<(string Route, string File, bool Guarded)> Served() =>
        from endpoint in house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let page = endpoint.Metadata.GetMetadata<PageActionDescriptor>()
        let guarded = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        select ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), page?.RelativePath.TrimStart('/') ?? FileOf(endpoint), guarded);

    // What is mapped without a page: the file of the code that answers. One type, one file, of one name.
    private static string FileOf(RouteEndpoint endpoint)
    {
        var type = endpoint.Metadata.OfType<MethodInfo>().First().DeclaringType!;
        while (type.DeclaringType is { } outer)
            type = outer;
        return Repository.OwnCode.Single(f => f.Path.StartsWith("src/Web/", StringComparison.Ordinal) && Path.GetFileName(f.Path) == type.Name + ".cs").Path["src/Web/".Length..];
    }

    private static IEnumerable<string> Astray(Written page)
    {
        if (!page.Lines.Any(l => l.StartsWith("@page", StringComparison.Ordinal)))
            yield break;
        if (!page.Lines[0].StartsWith("@page \"/", StringComparison.Ordinal))
            yield return $"{page.Path}: no route on line 1";
        if (!Doors.Any(d => page.Path.StartsWith($"src/Web/{d}/", StringComparison.Ordinal)))
            yield return $"{page.Path}: behind no door";
    }

    private static IReadOnlyList<Row> Rows(string page) =>
        [.. page.Split('\n').Where(l => l.StartsWith("| `/", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToArray()).Select(c => new Row(c[0].Trim('`'), c[1], c[2], c[3]))];

    private sealed record Row(string Route, string File, string Who, string What);
}
