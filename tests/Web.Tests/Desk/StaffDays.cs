using System.Globalization;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Invented days of a team: what is ordinary in them, and a few looks that are not. Older than what the house judges by itself, so that only the test does.</summary>
internal sealed class StaffDays
{
    private const int Matters = 1_500, Surnames = 600, DaysBack = 30;
    private readonly Random random = new(35);
    private readonly List<string> entries = [];
    private readonly List<(Guid Id, string Name, bool Closed)> matters = [];
    private readonly List<(Guid Id, string Name)> clerks = [];
    private readonly List<(AlarmKind, Guid)> planted = [];

    public StaffDays(DateOnly today, int staff)
    {
        var last = today.AddDays(-DaysBack);
        Days = [.. Enumerable.Range(-4, 5).Select(last.AddDays)];
        clerks.AddRange(Enumerable.Range(0, staff).Select(i => (Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), i == 0 ? "Erika Schmidt" : $"Uta Beispiel{Word(i)}")));
        // Every fiftieth is called Schmidt, as one of the clerks is.
        for (var i = 0; i < Matters; i++)
            Matter(i % 50 == 0 ? $"Paul{Word(i)} Schmidt" : $"Vera{Word(i)} Muster{Word(random.Next(Surnames))}", closed: i % 5 == 1);
        var (ordinary, closed) = (matters.Where(m => !m.Closed).Select(m => m.Id).ToArray(), matters.Where(m => m.Closed).Select(m => m.Id).ToArray());
        foreach (var day in Days)
            foreach (var (clerk, _) in clerks)
                Ordinary(clerk, day, ordinary, closed);
        OrdinaryReads = Reads;
        for (var i = 1; i < staff; i += 10)
            Curious(i, ordinary);
    }

    public IReadOnlyList<DateOnly> Days { get; }

    public int Reads { get; private set; }

    public int OrdinaryReads { get; }

    /// <summary>What has to be found: which pattern, whose.</summary>
    public IReadOnlySet<(AlarmKind Kind, Guid Clerk)> Planted => planted.ToHashSet();

    public string Sql => string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN;
        INSERT INTO trust.journal (id, kind, about, actor_kind, actor_id, reason, at, commitment) VALUES {string.Join(",\n", entries)};
        INSERT INTO trust.clerk SELECT (jsonb_populate_record(c, to_jsonb(c) || jsonb_build_object('id', v.id, 'user_name', v.id, 'normalized_user_name', v.id, 'display_name', v.name, 'team', 'Team 9'))).*
            FROM trust.clerk c, (VALUES {string.Join(',', clerks.Select(c => $"('{c.Id}', '{c.Name}')"))}) AS v (id, name) WHERE c.display_name = 'Miriam Sommer';
        CREATE TEMP TABLE planted (id uuid, name text, folded text, closed boolean, number bigint) ON COMMIT DROP;
        INSERT INTO planted VALUES {string.Join(',', matters.Zip(Numbers().Distinct(), (m, n) => $"('{m.Id}', '{m.Name}', '{SearchTraits.Fold(m.Name)}', {m.Closed}, {n})"))};
        INSERT INTO intake.request SELECT (jsonb_populate_record(NULL::intake.request, to_jsonb(r) || jsonb_build_object('id', p.id, 'number', p.number, 'begun_with', p.id))).*
            FROM planted p, (SELECT * FROM intake.request ORDER BY id LIMIT 1) AS r;
        INSERT INTO intake.request_state (request_id, turn, state, at, by, by_id) SELECT id, 1, CASE WHEN closed THEN 'Closed' ELSE 'Declared' END, '2026-01-05', 'House', NULL FROM planted;
        INSERT INTO people.search_trait (request_id, name, folded) SELECT id, name, folded FROM planted;
        COMMIT
        """);

    // Own work, a look at what nobody has taken, and what somebody asked about on the telephone.
    private void Ordinary(Guid clerk, DateOnly day, Guid[] open, Guid[] closed)
    {
        for (var i = 0; i < 20; i++)
        {
            var own = open[random.Next(open.Length)];
            Look(clerk, own, At(day), "OpenTask");
            Entry("AnswerSent", clerk, own, At(day), "OpenTask");
        }

        for (var i = 0; i < 5; i++)
            Look(clerk, open[random.Next(open.Length)], At(day), "OpenTask");
        for (var i = random.Next(4); i > 0; i--)
            ByReason(clerk, open[random.Next(open.Length)], At(day));
        for (var i = random.Next(3); i > 0; i--)
            ByReason(clerk, closed[random.Next(closed.Length)], At(day));
    }

    // Each pattern as small as the rules name it: what is found here is found above it, too.
    private void Curious(int first, Guid[] open)
    {
        (Guid Id, string Name) Who(int i) => clerks[(first + i) % clerks.Count];
        var day = Days[^1];
        // Whoever takes a copy, an original or an emergency's words as well has looked the more, not worked.
        Plant(AlarmKind.LooksAtOwnName, Who(0).Id, () =>
        {
            var own = Matter("Karl " + Who(0).Name.Split(' ')[^1]);
            Look(Who(0).Id, own, At(day), "OpenTask");
            foreach (var kind in (string[])["CopyMade", "OriginalTaken", "EmergencyRead"])
                Entry(kind, Who(0).Id, own, At(day), "OpenTask");
        });
        var colleague = Matter(Who(5).Name);
        Plant(AlarmKind.LooksAtColleague, Who(1).Id, () => { Look(Who(1).Id, colleague, At(Days[1]), "OpenTask"); Look(Who(1).Id, colleague, At(day), "OpenTask"); });
        Plant(AlarmKind.LooksAtNight, Who(2).Id, () => Look(Who(2).Id, open[0], GermanTime.InstantOf(day, new(23, 40)), "OpenTask"));
        var again = Matter($"Rosa Wieder{Word(first)}", closed: true);
        Plant(AlarmKind.LooksAfterClose, Who(3).Id, () => Days.Skip(2).ToList().ForEach(d => ByReason(Who(3).Id, again, At(d))));
        Plant(AlarmKind.LooksAtOneName, Who(4).Id, () => Enumerable.Range(0, 4).ToList().ForEach(i => Look(Who(4).Id, Matter($"Kind{Word(i)} Familie{Word(first)}"), At(Days[1 + i]), "OpenTask")));
        var known = Matter($"Bela Bekannt{Word(first)}");
        for (var i = 6; i < 10; i++)
            Plant(AlarmKind.LooksOfManyEyes, Who(i).Id, () => ByReason(Who(i).Id, known, At(day)));
        Plant(AlarmKind.LooksMany, Who(0).Id, () => Enumerable.Range(0, 25).ToList().ForEach(i => ByReason(Who(0).Id, open[100 + i], At(day))));
    }

    private void Plant(AlarmKind kind, Guid clerk, Action looks)
    {
        looks();
        planted.Add((kind, clerk));
    }

    private Guid Matter(string name, bool closed = false)
    {
        matters.Add((Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), name, closed));
        return matters[^1].Id;
    }

    private void ByReason(Guid clerk, Guid about, DateTimeOffset at)
    {
        Entry("ReasonStated", clerk, about, at, "Stated");
        Look(clerk, about, at, "Stated");
    }

    private void Look(Guid clerk, Guid about, DateTimeOffset at, string reason)
    {
        Reads++;
        Entry("RequestRead", clerk, about, at, reason);
    }

    private void Entry(string kind, Guid clerk, Guid about, DateTimeOffset at, string reason) =>
        entries.Add($"('{Guid.CreateVersion7(at)}', '{kind}', '{about}', 'Clerk', '{clerk}', '{reason}', '{at:O}', '\\x00')");

    private DateTimeOffset At(DateOnly day) => GermanTime.InstantOf(day, new TimeOnly(7, 0).AddMinutes(random.Next(600)));

    private static IEnumerable<long> Numbers()
    {
        while (true)
            yield return RequestNumber.Draw().Value;
    }

    private static string Word(int i) => $"{(char)('a' + i / 676 % 26)}{(char)('a' + i / 26 % 26)}{(char)('a' + i % 26)}";
}
