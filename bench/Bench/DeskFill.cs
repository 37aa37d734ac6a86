using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>Many requests at once, by SQL of the owner: what worklist and search read of each (request, traits, task). A thousand share one commit and one entry of the journal, so that its guards hold.</summary>
internal static class DeskFill
{
    private const int Together = 1_000;

    /// <summary>The family name of the n-th person: there is nobody else of that name, and no digit in it.</summary>
    public static string NameOf(int n) => "Bankprobe" + string.Concat(n.ToString("D7", CultureInfo.InvariantCulture).Select(d => (char)(d - '0' + 'a')));

    public static async Task Run(Servers servers, string database, int requests)
    {
        for (var from = 1; from <= requests; from += Together)
            await servers.Do(database, Some(from, Math.Min(requests, from + Together - 1)));
        // What the house does by itself in an hour.
        await servers.Do(database, "SELECT cases.fold_worklist()");
        foreach (var table in (string[])["intake.request", "people.search_trait", "cases.task", "cases.worklist_delta"])
            await servers.Do(database, $"VACUUM (ANALYZE) {table}");
    }

    // Ids as the house draws them: the instant first, then by chance.
    internal static string Some(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN;
        INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'RequestBegun', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
        WITH person AS (
            SELECT i, begun_at, (lpad(to_hex((extract(epoch FROM begun_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid AS id,
                   (ARRAY['de', 'de', 'de', 'ar', 'en'])[1 + i % 5] AS language, (ARRAY['Jana', 'Karim', 'Oksana', 'Rana', 'Emil', 'Greta'])[1 + i % 6] || ' Bankprobe' || translate(lpad(i::text, 7, '0'), '0123456789', 'abcdefghij') AS name
            FROM (SELECT i, now() - interval '60 days' + i * (interval '60 days' / 1000000) AS begun_at FROM generate_series({from}, {to}) AS i) AS drawn),
        request AS (
            INSERT INTO intake.request (id, number, code_version, begun_with, form, form_version, language, reply_by, begun_at)
            SELECT id, 2000000000 + i * 7::bigint, 1, gen_random_uuid(), 'message', 1, language, 'Here', begun_at FROM person),
        trait AS (
            INSERT INTO people.search_trait (request_id, name, folded, born_on, customer_number)
            SELECT id, name, lower(name), date '1950-01-01' + i % 20000, lpad(i::text, 3, '0') || 'B' || lpad(i::text, 6, '0') FROM person)
        INSERT INTO cases.task (id, request_id, number, kind, form, channel, language, received_at, legal_day, due_on, due_rule, opened_at, assigned_to, above_quota)
        SELECT gen_random_uuid(), id, 2000000000 + i * 7::bigint, CASE WHEN i % 500 = 0 THEN 'ReadObjection' ELSE 'ReadRequest' END, 'message', (ARRAY['Portal', 'Portal', 'Portal', 'Post', 'Counter', 'Phone'])[1 + i % 6], language,
               begun_at, begun_at::date, begun_at::date + 20 + i % 20, CASE WHEN i % 100 = 1 THEN 'same-day' ELSE 'house-target' END, begun_at, CASE WHEN i % 2 = 0 THEN md5('clerk ' || i / 2 % 200)::uuid END, false FROM person;
        COMMIT
        """);
}
