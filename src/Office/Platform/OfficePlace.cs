namespace OffenesHaus.Platform;

/// <summary>Where this office keeps its things: the data directory, and the definitions that come with the program.</summary>
public sealed record OfficePlace
{
    /// <summary>Key, files, database cluster, logs.</summary>
    public required string Folder { get; init; }

    /// <summary>Where <c>forms/</c>, <c>services/</c>, <c>texts/</c> and <c>demonstration/</c> lie.</summary>
    public required string Definitions { get; init; }

    /// <summary>Where the heads of the journal are written outside the database; best on another disk or machine.</summary>
    public required string Anchors { get; init; }

    public string In(string part) => Path.Combine(Definitions, part);
}
