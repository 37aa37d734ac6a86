namespace OffenesHaus.Web.Shared;

/// <summary>Whether invented people live in this house: then every page and paper says so, and one click logs in.</summary>
public sealed class Demonstration
{
    public bool IsLoaded { get; set; }
}
