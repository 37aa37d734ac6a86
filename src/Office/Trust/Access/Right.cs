namespace OffenesHaus.Trust.Access;

/// <summary>What somebody may. Stored by name; each is written by the room whose business is the reason for it.</summary>
public enum Right
{
    /// <summary>Sees the lines of requests (number, dates, name), works the list and searches; never what somebody wrote.</summary>
    Desk,

    /// <summary>Prints and posts letters, whoever they are for.</summary>
    Letters,

    /// <summary>Takes in and files papers: sees those that belong to no request yet.</summary>
    Papers,

    /// <summary>Takes calls and visits: sees those that run now.</summary>
    Talk,

    /// <summary>Writes into one request what a paper or somebody present says, until that is handed in or they are gone.</summary>
    Type,

    /// <summary>Belongs to a group, and holds what the group holds. The subject is the group.</summary>
    Member,

    /// <summary>Reads and works one request, because a task of it is open.</summary>
    Work,

    /// <summary>Reads one request for a while, for a reason written down. (Zugriffsgrund)</summary>
    Look,

    /// <summary>Helps with one request under a mandate. (§ 13 SGB X)</summary>
    Help,

    /// <summary>Is named as a reader of one protected address. Opens nothing else: the request itself takes work or a reason. (§ 51 BMG)</summary>
    Address,

    /// <summary>Never sees one request: one's own, or of somebody close. (§§ 16, 17 SGB X)</summary>
    Barred,
}
