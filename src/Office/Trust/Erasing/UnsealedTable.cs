namespace OffenesHaus.Trust.Erasing;

/// <summary>
/// A table that names people in plain words. In a backup each of its rows is sealed under the key of its subject, so that destroying the key makes the name unreadable in every older set, too.
/// Each room that has one registers it.
/// </summary>
/// <param name="Name">Schema and table.</param>
/// <param name="Subject">The column of whose row it is.</param>
public sealed record UnsealedTable(string Name, string Subject);
