using System.Globalization;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Law.Tables;

/// <summary>
/// Answers a CSV table of moments and channels (local_time, fold, utc, channel) from a plan, one row each:
/// <c>case,state,next_open_local,minutes_until_open</c>.
/// </summary>
public sealed class OpeningTable(OpeningPlan plan)
{
    private static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] UtcFormats = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Returns 0, or 1 if a row couldn't be answered (its state then begins with "error:") or the file couldn't be read (said on <paramref name="errors"/>). What is wrong with the table is told, never thrown.</summary>
    public int Run(TextReader input, TextWriter output, TextWriter errors)
    {
        var code = 0;
        Csv.Write(output, "case", "state", "next_open_local", "minutes_until_open");
        try
        {
            foreach (var row in new CsvTable(Csv.Read(input)).Rows("case", "local_time", "channel"))
            {
                try
                {
                    row.MustFit();
                    Write(output, row["case"], plan.StateOf(ChannelOf(row["channel"]), At(row)));
                }
                catch (NotComputable refused)
                {
                    code = 1;
                    Csv.Write(output, row["case"], $"error: {row.Complaint(null, refused.Message).Replace(": column ", ", column ", StringComparison.Ordinal)}", "", "");
                }
            }
        }
        catch (NotComputable refused)
        {
            errors.WriteLine(refused.Message);
            return 1;
        }

        return code;
    }

    private static void Write(TextWriter output, string name, ChannelState state)
    {
        var closed = state.State == Openness.Closed;
        Csv.Write(
            output,
            name,
            Written(state.State),
            !closed ? "" : state.OpensAt is { } opens ? Local(opens) : "unknown",
            state.MinutesUntilOpen?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    private static string Written(Openness state) => state switch
    {
        Openness.Open => "open",
        Openness.ClosingSoon => "closing-soon",
        Openness.Closed => "closed",
        _ => "unknown",
    };

    private static string Local(DateTimeOffset at) =>
        GermanTime.ClockAt(at).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture).Remove(19, 1);

    private static Channel ChannelOf(string code)
    {
        foreach (var channel in Enum.GetValues<Channel>())
        {
            if (channel.Code().Equals(code, StringComparison.OrdinalIgnoreCase))
                return channel;
        }

        throw new NotComputable($"column channel: '{code}' is no channel; write counter, phone, letterbox or portal.");
    }

    private static DateTimeOffset At(CsvRow row)
    {
        var utc = Utc(row["utc"]);
        if (row["local_time"].Length == 0)
            return utc ?? throw new NotComputable("It has neither local_time nor utc; write one of them, such as 2026-11-23T07:59.");
        if (!DateTime.TryParseExact(row["local_time"], LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new NotComputable($"column local_time: '{row["local_time"]}' is no local time; write it like 2026-11-23T07:59.");

        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (!GermanTime.Exists(day, time))
            throw new NotComputable($"column local_time: {row["local_time"]} doesn't exist, the clock jumps over it that night.");

        var at = GermanTime.InstantOf(day, time, second: IsSecond(row["fold"]));
        return utc is { } said && said != at
            ? throw new NotComputable($"local_time and fold mean {at.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}, but utc says {row["utc"]}; correct one of them.")
            : at;
    }

    private static bool IsSecond(string fold) => fold switch
    {
        "" or "0" => false,
        "1" => true,
        _ => throw new NotComputable($"column fold: '{fold}' is no fold; write 0 for the first pass through the hour, 1 for the second."),
    };

    private static DateTimeOffset? Utc(string text) =>
        text.Length == 0 ? null
        : DateTimeOffset.TryParseExact(text, UtcFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : throw new NotComputable($"column utc: '{text}' is no time in UTC; write it like 2026-11-23T06:59Z.");
}
