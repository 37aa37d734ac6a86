using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace OffenesHaus.House.Tests;

public sealed class PackagesTests
{
    private static readonly string Reasons = Repository.Read("ARCHITECTURE.md");

    [Fact]
    public void Each_package_the_house_runs_with_has_its_reason() =>
        Assert.Empty(Unexplained(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(f => Direct(f.Text)), Reasons));

    [Fact]
    public void Each_npm_package_has_its_reason() =>
        Assert.Empty(Unexplained(Npm(Repository.Read("package.json")), Reasons));

    [Fact]
    public void There_are_few_of_them() =>
        Assert.InRange(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Path.EndsWith(".csproj", StringComparison.Ordinal)).SelectMany(f => Direct(f.Text)).Distinct(StringComparer.Ordinal).Count(), 1, 25);

    [Fact]
    public void Law_needs_no_package() => Assert.Empty(Direct(Repository.Read("src/Law/Law.csproj")));

    [Fact]
    public void A_package_without_a_reason_is_noticed() =>
        Assert.Equal(["Some.Mapper", "left-pad"],
            Unexplained([.. Direct("""<Project><ItemGroup><PackageReference Include="Npgsql" /><PackageReference Include="Some.Mapper" /><PackageReference Include="Analyzer" PrivateAssets="all" /></ItemGroup></Project>"""), .. Npm("""{ "dependencies": { "left-pad": "1" } }""")], "| Npgsql | the database |"), StringComparer.Ordinal);

    [Fact]
    public void The_packages_were_looked_through_within_a_hundred_days_of_the_newest_change() =>
        Assert.InRange(Repository.NewestChange is { } change ? change.DayNumber - LookedThrough(Repository.Read("Directory.Packages.props")).DayNumber : 0, int.MinValue, 100);

    [Fact]
    public void The_day_of_the_last_look_stands_where_the_versions_stand() =>
        Assert.Equal(new(2026, 2, 3), LookedThrough("<Project><!-- Looked through: 2026-02-03, all packages. --></Project>"));

    private static DateOnly LookedThrough(string packages) =>
        DateOnly.ParseExact(packages.Split("Looked through: ")[1][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Unexplained(IEnumerable<string> packages, string reasons) =>
        packages.Where(p => !reasons.Contains(p, StringComparison.Ordinal));

    private static IEnumerable<string> Direct(string project) =>
        XDocument.Parse(project).Descendants("PackageReference").Where(p => p.Attribute("PrivateAssets") is null).Select(p => p.Attribute("Include")!.Value);

    private static IEnumerable<string> Npm(string package)
    {
        using var json = JsonDocument.Parse(package);
        return [.. new[] { "dependencies", "devDependencies", "optionalDependencies" }.SelectMany(g => json.RootElement.TryGetProperty(g, out var group) ? group.EnumerateObject().Select(p => p.Name).ToArray() : [])];
    }
}
