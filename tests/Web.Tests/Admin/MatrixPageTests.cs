namespace OffenesHaus.Web.Tests.Admin;

public sealed class MatrixPageTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    [Fact]
    public async Task Every_role_of_the_matrix_has_its_German_name()
    {
        using var clerk = await house.Clerk("Kim Lenz", "/admin/matrix");

        var heads = (await clerk.Open("/admin/matrix")).Parts("table thead th");

        Assert.Contains("Schalter", heads, StringComparer.Ordinal);
        Assert.Contains("Telefon", heads, StringComparer.Ordinal);
        Assert.DoesNotContain(heads, h => h.Contains('_', StringComparison.Ordinal) || h is "counter" or "phone");
    }
}
