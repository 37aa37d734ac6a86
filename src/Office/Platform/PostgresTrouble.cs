namespace OffenesHaus.Platform;

/// <summary>Turns what PostgreSQL's programs complained about into one sentence and a way out.</summary>
internal static class PostgresTrouble
{
    public static CannotStart From(string said, PostgresPlace place)
    {
        if (Says("No space left on device")) return StartChecks.DiskIsFull(place.Data);
        if (Says("Read-only file system") || Says("Permission denied")) return new CannotStart(
            $"PostgreSQL may not write in {place.Data}.",
            "Give the folder back to its owner (`ls -ld` shows it), or choose another with --data.");
        if (Says("could not look up effective user ID")) return new CannotStart(
            "The account that starts the house has no name on this machine, and PostgreSQL needs one.",
            "Add it to /etc/passwd, or name a database: OffenesHaus__Database=Host=….");
        if (Says("could not map anonymous shared memory") || Says("could not resize shared memory")) return new CannotStart(
            "This machine has too little memory for PostgreSQL.",
            "Free at least 512 MB, or name a database elsewhere: OffenesHaus__Database=Host=….");

        var last = said.Split('\n').LastOrDefault(l => Is(l, "FATAL:") || Is(l, "PANIC:") || Is(l, "error:") || Is(l, "ERROR:"))?.Trim();
        return new CannotStart(
            last is null ? "PostgreSQL ended without saying why." : $"PostgreSQL did not start: {last}",
            $"Its log says more: {place.Log}");

        bool Says(string words) => said.Contains(words, StringComparison.Ordinal);
        static bool Is(string line, string kind) => line.Contains(kind, StringComparison.Ordinal);
    }
}
