using Microsoft.Extensions.Logging.Console;

namespace OffenesHaus.Web;

/// <summary>What the house prints while it runs: faults and warnings, each with its instant in UTC, to standard output and nowhere else.</summary>
internal static class HouseLog
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Set(ILoggingBuilder logging, LogForm form)
    {
        // The framework's own choice adds what listens to debuggers and event logs.
        logging.ClearProviders();
        _ = form == LogForm.Json
            ? logging.AddJsonConsole(json => (json.TimestampFormat, json.UseUtcTimestamp) = (Instant, true))
            : logging.AddSimpleConsole(lines => (lines.TimestampFormat, lines.UseUtcTimestamp, lines.ColorBehavior) = (Instant + " ", true, LoggerColorBehavior.Disabled));
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            // What the database refused is thrown to the verb that asked: a double click is no error, and what nobody catches is told as trouble, with its cause.
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None).AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            // A token that does not fit is an entry of the journal, not an error of ours.
            .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Critical);
    }
}

/// <summary>For whom the log is written.</summary>
public enum LogForm
{
    /// <summary>For people: lines of text.</summary>
    Lines,

    /// <summary>For programs that gather logs: one JSON object a line.</summary>
    Json,
}
