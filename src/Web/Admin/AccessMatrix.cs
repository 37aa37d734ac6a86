namespace OffenesHaus.Web.Admin;

/// <summary>Who may what: read from <c>matrix.csv</c>, the one truth that a test holds against every endpoint, role and relation.</summary>
internal static class AccessMatrix
{
    private static readonly string[][] Lines = Read();

    public static IReadOnlyList<string> Roles { get; } = Lines[0][3..];

    public static IReadOnlyList<AccessRow> Rows { get; } =
        [.. Lines.Skip(1).Select(l => new AccessRow { Route = l[0], Verb = l[1], Subject = l[2], Cells = Roles.Zip(l[3..]).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal) })];

    private static string[][] Read()
    {
        using var file = new StreamReader(typeof(AccessMatrix).Assembly.GetManifestResourceStream("matrix.csv")!);
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim().Split(','))];
    }
}

/// <summary>One address, asked in one way, about one relation: what each role gets.</summary>
internal sealed record AccessRow
{
    public required string Route { get; init; }

    public required string Verb { get; init; }

    /// <summary>How the asking one stands to the request; <c>-</c> where it is about none.</summary>
    public required string Subject { get; init; }

    /// <summary><c>yes</c>, <c>no</c> (like something that is not there), <c>login</c>, <c>code</c> (number and code first), <c>reason</c> (a written one first).</summary>
    public required IReadOnlyDictionary<string, string> Cells { get; init; }
}
