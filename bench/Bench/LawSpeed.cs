using System.Diagnostics;
using System.Globalization;
using OffenesHaus.Law;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Openings;
using OffenesHaus.Law.Periods;

namespace OffenesHaus.Bench;

/// <summary>How long the Law shelf takes for one answer, and how many bytes it leaves behind. Medians of eleven rounds. Goals are held against processor time, since on a shared machine the clock measures the neighbours; a missed one ends with exit code 1.</summary>
internal static class LawSpeed
{
    private const int Rounds = 11;

    public static int Run()
    {
        var place = Place.In(Land.SN);
        var day = new DateOnly(2026, 10, 14);
        var plan = SamplePlan.Musterstadt;
        var night = new DateTimeOffset(2026, 11, 27, 20, 0, 0, TimeSpan.Zero);
        var noon = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
        Console.WriteLine("| work | CPU µs | clock µs | bytes | goal |\n| --- | --- | --- | --- | --- |");
        bool[] reached =
        [
            Tell("deadline with reasons", 20_000, () => DeadlineRules.Compute("post_objection_1m", day, place).Reasons.Count, 20, 4_000),
            Tell("deadline, reasons said in German", 20_000, () => DeadlineRules.Compute("post_objection_1m", day, place).Reasons.Sum(r => r.Say(Language.German).Length), 20),
            Tell("state now, open (counter)", 50_000, () => (int)plan.StateOf(Channel.Counter, noon).State, 2),
            Tell("state now, closed until Monday (counter)", 50_000, () => (int)plan.StateOf(Channel.Counter, night).State, 2),
            Tell("state now, always open (portal)", 50_000, () => (int)plan.StateOf(Channel.Portal, night).State, 2),
            Tell("all holidays, 16 Länder, 2000 to 2100", 20, AllHolidays, 5_000),
        ];
        var missed = reached.Count(r => !r);
        Console.WriteLine($"Load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} processors.");
        Console.WriteLine(missed == 0 ? "Every goal is reached." : $"{missed} of {reached.Length} goals are missed.");
        return missed == 0 ? 0 : 1;
    }

    // A calendar keeps what it worked out; each round takes one that has kept nothing.
    private static int AllHolidays() =>
        Enum.GetValues<Land>().Sum(land => HolidayCalendar.Fresh(Place.In(land)) is var calendar ? Enumerable.Range(HolidayCalendar.FirstDay.Year, 101).Sum(year => calendar.In(year).Count) : 0);

    private static bool Tell(string work, int times, Func<int> answer, double mostMicros, double mostBytes = double.PositiveInfinity)
    {
        var (micros, clock, bytes, sum) = (new double[Rounds], new double[Rounds], new double[Rounds], 0);
        for (var warm = 0; warm < times; warm++)
            sum += answer();
        for (var round = 0; round < Rounds; round++)
        {
            var (before, begun, used) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            for (var i = 0; i < times; i++)
                sum += answer();
            clock[round] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds / times;
            micros[round] = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / times;
            bytes[round] = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)times;
        }

        Array.Sort(micros);
        Array.Sort(clock);
        Array.Sort(bytes);
        GC.KeepAlive(sum);
        var (time, room) = (micros[Rounds / 2], bytes[Rounds / 2]);
        var reached = time <= mostMicros && room <= mostBytes;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work} | {time:0.00} | {clock[Rounds / 2]:0.00} | {room:#,0} | ≤ {mostMicros:#,0} µs{(double.IsFinite(mostBytes) ? $", ≤ {mostBytes:#,0} bytes" : "")}{(reached ? "" : ": MISSED")} |"));
        return reached;
    }
}
