namespace OffenesHaus.Intake;

/// <summary>The request that a displayed page began, before its rows may be seen. One that was begun for somebody counts as left from its beginning (migration BegunByPersons).</summary>
internal sealed record BegunRequest(Guid Id, int CodeVersion, DateTimeOffset? LeftAt)
{
    /// <summary>
    /// Whoever holds a page of a form goes on with it, lost answer or lost cookie; not after the person left a device or took a new code:
    /// then only the browser that showed number and code since.
    /// </summary>
    public bool GoesOnFor(Shown? shown) => (LeftAt is null && CodeVersion == 1) || shown == new Shown(Id, CodeVersion);
}
