namespace OffenesHaus.Law.Holidays;

/// <summary>A statutory holiday on its day, with the section that makes it one.</summary>
public sealed record Holiday(DateOnly On, Wording Name, Land Land, string Section);
