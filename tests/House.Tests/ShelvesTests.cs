using System.Reflection;

namespace OffenesHaus.House.Tests;

public sealed class ShelvesTests
{
    // Accounts and key rings are the framework's; pages, routes, requests and cookies are not the office's business.
    private static readonly string[] OfPages =
        ["Http", "Mvc", "Razor", "Routing", "Html", "Components", "Authentication", "Authorization", "Antiforgery", "Hosting", "StaticFiles", "Server", "Diagnostics", "ResponseCompression", "CookiePolicy", "Session", "WebUtilities"];

    [Fact]
    public void Law_knows_nothing_but_the_base_class_library() => Assert.Empty(BeyondTheBaseLibrary(Shelves.Law));

    [Fact]
    public void Office_knows_no_page_and_no_visit() => Assert.Empty(Pages(Shelves.Office));

    [Fact]
    public void Both_rules_notice_who_breaks_them()
    {
        Assert.Contains("OffenesHaus.Law", BeyondTheBaseLibrary(Shelves.Office), StringComparer.Ordinal);
        Assert.Contains("Npgsql", BeyondTheBaseLibrary(Shelves.Office), StringComparer.Ordinal);
        Assert.Contains(Pages(Shelves.Web), n => n.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));
        Assert.Contains("OffenesHaus.Web", Pages(typeof(ShelvesTests).Assembly), StringComparer.Ordinal);
    }

    [Fact]
    public void Doors_reach_the_database_only_through_the_office() => Assert.Empty(Tables(Shelves.Web.GetTypes().Where(IsOfADoor)));

    [Fact]
    public void A_door_that_reads_a_table_itself_is_noticed() =>
        Assert.Equal(["Migrations needs Microsoft.EntityFrameworkCore"], Tables(Shelves.Web.GetTypes().Where(t => t.FullName!.StartsWith("OffenesHaus.Web.Migrations", StringComparison.Ordinal))), StringComparer.Ordinal);

    [Fact]
    public void Nouns_never_leave_the_office() =>
        Assert.Empty(Nouns.Entities(Shelves.Office).Where(e => e.IsVisible).Select(e => e.Name));

    private static bool IsOfADoor(Type type) =>
        type.Namespace is { } name && RoutesTests.Doors.Any(d => name == $"OffenesHaus.Web.{d}" || name.StartsWith($"OffenesHaus.Web.{d}.", StringComparison.Ordinal));

    private static IEnumerable<string> Tables(IEnumerable<Type> types) =>
        References.Of(types).Where(r => r.To.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true)
            .Select(r => $"{r.From.Name} needs Microsoft.EntityFrameworkCore").Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> BeyondTheBaseLibrary(Assembly assembly)
    {
        var library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !File.Exists(Path.Combine(library, n + ".dll")));
    }

    private static IEnumerable<string> Pages(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n == "OffenesHaus.Web" || OfPages.Any(p => n == $"Microsoft.AspNetCore.{p}" || n.StartsWith($"Microsoft.AspNetCore.{p}.", StringComparison.Ordinal)));
}
