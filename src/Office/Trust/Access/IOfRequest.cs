namespace OffenesHaus.Trust.Access;

/// <summary>A noun that belongs to a request and is seen by nobody without a right to it. Its table has the same rule as row-level security (docs/access.md).</summary>
internal interface IOfRequest
{
    /// <summary>The property that names the request.</summary>
    static abstract string RequestKey { get; }

    /// <summary>Protected: seen by its person, the house and named readers (<see cref="Right.Address"/>), by nobody for their work alone.</summary>
    static virtual bool OnlyNamed => false;

    /// <summary>Whoever holds one of these for the whole office sees it of every request: lines of the worklist, letters to print.</summary>
    static virtual IReadOnlyList<Right> SeenWith => [];
}
