using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.People;

/// <summary>Protected words and the keys that open them.</summary>
internal sealed class PeopleHoldings(OfficeDb db, PeopleCopy copy) : IHoldings
{
    private static readonly string[] OfRequest =
    [
        "people.search_trait", "people.sign_in", "people.safe_contact", "people.protection", "people.hand_over", "people.mandate",
        "protection.original", "protection.address", "protection.protected_key",
    ];

    public string Words => """
        SELECT request_id AS subject, 'protected' AS keys, key_id AS key, 'protected-address' AS purpose, id AS bound, sealed_lines AS sealed FROM protection.address
        UNION ALL SELECT request_id, 'protected', key_id, 'protected-original', id, sealed FROM protection.original
        """;

    public IReadOnlyList<CopiedTable> Tables => PeopleCopy.Tables;

    public Task Export(Guid subject, OwnCopy into, CancellationToken stop) => copy.Write(subject, into, stop);

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        await db.Forget("request_id", subject, OfRequest, stop);
        return [];
    }
}
