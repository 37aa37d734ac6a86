using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>Sixty agents take a thousand calls an hour, over 100,000 requests, while a clerk searches for persons. How long does whoever speaks wait for a save, and for a search?</summary>
internal static class CallCentre
{
    private const int Agents = 60, CallsPerHour = 1_000, Requests = 100_000;
    private const double SaveGoal = 100, SearchGoal = 150;
    private const string PersonSearched = "person searched, 100,000 requests, and the hit shown", BareSearch = "one row written, one found";

    // As the one telephone agent of the invented office, and the one case worker: the same rights, names of their own.
    private static readonly string Hire = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN;
        INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkCreated', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
        CREATE TEMP TABLE hired ON COMMIT DROP AS SELECT i, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid AS id, c.id AS like_whom FROM generate_series(0, {Agents}) i JOIN trust.clerk c ON c.user_name = CASE WHEN i = 0 THEN 'm.sommer' ELSE 'p.mai' END;
        INSERT INTO trust.clerk SELECT (jsonb_populate_record(c, jsonb_build_object('id', h.id, 'user_name', 'agent' || i, 'normalized_user_name', 'AGENT' || i, 'display_name', 'Agent ' || i))).* FROM trust.clerk c JOIN hired h ON h.like_whom = c.id;
        INSERT INTO trust.grant SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'holder', h.id))).* FROM trust.grant g JOIN hired h ON h.like_whom = g.holder WHERE g.ended_at IS NULL;
        COMMIT
        """);

    public static async Task<int> Run()
    {
        var minutes = int.Parse(Environment.GetEnvironmentVariable("OH_MINUTES") ?? "2", CultureInfo.InvariantCulture);
        await using var servers = await Servers.Start();
        var house = await servers.OpenHouse("house", demonstration: true);
        await DeskFill.Run(servers, "house", Requests);
        await servers.Do("house", Hire);
        var floor = await servers.OpenFloor("house");
        var sessions = Enumerable.Range(1, Agents).Select(i => LogIn(house, Hired(i))).ToList();
        // Everything is compiled and open once before it counts.
        new PhoneCall(house, floor, sessions[0], new(), TimeSpan.Zero) { Hurries = true }.Run(Stopwatch.GetTimestamp());

        var times = new ConcurrentQueue<(string Work, double Took)>();
        var calls = CallsPerHour * minutes / 60;
        var (every, began, load) = (TimeSpan.FromHours(1) / CallsPerHour, Stopwatch.GetTimestamp(), Speed.LoadAverage());
        var all = Enumerable.Range(0, calls).Select(n => new PhoneCall(house, floor, sessions[n % Agents], times, every * n)).ToList();
        var failed = new ConcurrentQueue<Exception>();
        var over = false;
        var searching = Thread(() => Search(house, floor, times, () => Volatile.Read(ref over)), failed);
        var threads = all.Select(call => Thread(() => call.Run(began), failed)).ToList();
        threads.ForEach(t => t.Join());
        Volatile.Write(ref over, true);
        searching.Join();
        if (failed.TryPeek(out var first))
        {
            foreach (var failure in failed)
                await Console.Error.WriteLineAsync(failure.Message[..Math.Min(200, failure.Message.Length)]);
            throw new InvalidOperationException($"{failed.Count} of the calls did not get what was expected.", first);
        }

        Print(times, minutes, load);
        var handedIn = await servers.Count("house", "SELECT count(*) FROM intake.conversation c WHERE c.ended_at IS NOT NULL AND (SELECT count(*) FROM intake.conversation_step s JOIN intake.arrival a USING (request_id) WHERE s.conversation_id = c.id AND s.kind = 'HandedIn' AND a.channel = 'Phone') = 1") - 1;
        // The bare search writes a row of its own each time.
        var saves = (await servers.Count("house", "SELECT count(*) FROM kept") - times.Count(t => t.Work == BareSearch)) / Floor.Step;
        var whole = handedIn == calls && saves == all.Sum(c => c.Saves) + PhoneCall.SavesEach;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls} calls begun, {handedIn} handed in and ended{(whole ? "" : ": ROWS MISSING")}. Load average {load} before, {Speed.LoadAverage()} after."));
        return whole ? 0 : 1;
    }

    private static void Print(ConcurrentQueue<(string Work, double Took)> times, int minutes, string load)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Agents} agents, {CallsPerHour} calls an hour for {minutes} minutes, each of {PhoneCall.Lasts.TotalSeconds:0} s. {Environment.ProcessorCount} processors, load average {load}."));
        Console.WriteLine("| work | times | p50 ms | p99 ms | floor | p50 ms | p99 ms | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        var by = times.ToLookup(t => t.Work, t => t.Took, StringComparer.Ordinal);
        foreach (var (work, floor, goal) in new (string, string?, double?)[]
        {
            (PhoneCall.Saved, PhoneCall.BareSave, SaveGoal), (PhoneCall.Sent, PhoneCall.BareSave, SaveGoal), (PhoneCall.Searched, PhoneCall.BarePage, SearchGoal), (PersonSearched, BareSearch, SearchGoal),
            (PhoneCall.Shown, PhoneCall.BarePage, null), ("call taken", null, null), ("matter begun", null, null), ("handed in", null, null), ("call ended", null, null),
        })
        {
            var (ours, theirs) = (by[work].Order().ToList(), floor is null ? [] : by[floor].Order().ToList());
            var p99 = ours[ours.Count * 99 / 100];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work} | {ours.Count} | {ours[ours.Count / 2]:0.0} | {p99:0.0} | {floor} | {(theirs.Count == 0 ? " | " : $"{theirs[theirs.Count / 2]:0.0} | {theirs[theirs.Count * 99 / 100]:0.0}")} | {(goal is { } most ? $"p99 ≤ {most:0}{(p99 > most ? ", **missed**" : "")}" : "")} |"));
        }
    }

    private static Guid Hired(int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{n:D12}"));

    // One clerk who searches for another person every two seconds.
    private static void Search(Uri house, Uri floor, ConcurrentQueue<(string Work, double Took)> times, Func<bool> over)
    {
        var (search, bare) = (Visits.Search(house, Requests, Hired(0))[0], Visits.BareSearch(floor, Requests)[0]);
        search();
        while (!over())
        {
            foreach (var (work, act) in new[] { (PersonSearched, search), (BareSearch, bare) })
            {
                var at = Stopwatch.GetTimestamp();
                act();
                times.Enqueue((work, Stopwatch.GetElapsedTime(at).TotalMilliseconds));
            }
            System.Threading.Thread.Sleep(2_000);
        }
    }

    private static Dictionary<string, string> LogIn(Uri house, Guid agent)
    {
        using var wire = new Wire(house);
        Visits.LogIn(wire, agent);
        return new(wire.Cookies, StringComparer.Ordinal);
    }

    private static Thread Thread(Action act, ConcurrentQueue<Exception> failed)
    {
        var thread = new Thread(() =>
        {
            try
            {
                act();
            }
            catch (Exception e)
            {
                failed.Enqueue(e);
            }
        }, 256 * 1024);
        thread.Start();
        return thread;
    }
}
