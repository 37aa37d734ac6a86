using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.People;

/// <summary>Protected words and the keys that open them; accounts of helpers.</summary>
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
        UNION ALL SELECT id, 'data', id, 'helper-account', id, sealed_words FROM people.helper
        """;

    // What a helper did stands in matters, beside their name. Rights go with their matter: whoever has none any more is named nowhere.
    public string AtRest => """
        SELECT 'HelperAccount' AS kind, h.id AS subject, GREATEST(h.made_at, h.locked_at, (SELECT max(GREATEST(s.begun_at, s.ended_at)) FROM people.helper_session s WHERE s.helper_id = h.id)) AS at
        FROM people.helper h WHERE NOT h.invented AND NOT EXISTS (SELECT FROM trust.grant g WHERE g.holder = h.id)
        """;

    public IReadOnlyList<CopiedTable> Tables => PeopleCopy.Tables;

    public Task Export(Guid subject, OwnCopy into, CancellationToken stop) => copy.Write(subject, into, stop);

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        await db.Forget("request_id", subject, OfRequest, stop);
        await db.Forget("helper_id", subject, ["people.helper_list_code", "people.helper_session"], stop);
        await db.Forget("id", subject, ["people.helper"], stop);
        return [];
    }
}
