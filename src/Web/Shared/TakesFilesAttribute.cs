namespace OffenesHaus.Web.Shared;

/// <summary>A page with a field for files. A post to any other leaves none on the disk.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;
