using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>Where the summary of an error leads to on the pages of persons and helpers.</summary>
public static class PersonFields
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["mandate.kind"] = "kind",
        ["mandate.name"] = "name",
        ["mandate.scope"] = "scope",
        ["mandate.from"] = "d",
        ["mandate.until"] = "months",
    };

    /// <summary>The id of the field a refusal is about; empty where it is about none.</summary>
    public static string Of(Refused no) => Fields.GetValueOrDefault(no.Code, "");
}
