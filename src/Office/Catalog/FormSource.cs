namespace OffenesHaus.Catalog;

/// <summary>A form as an editor writes it: the definition, word for word, and its texts.</summary>
public sealed record FormSource(string Definition, FormWords Words);
