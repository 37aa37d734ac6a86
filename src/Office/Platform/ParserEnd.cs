namespace OffenesHaus.Platform;

/// <summary>How a program in the sandbox ended.</summary>
public enum ParserEnd
{
    /// <summary>Exit code 0 and an output within bounds.</summary>
    Finished,
    /// <summary>It gave up, crashed, or ran out of memory or processor time.</summary>
    Failed,
    /// <summary>It was still running when its time was over, and was killed.</summary>
    OutOfTime,
    /// <summary>It wrote more than allowed, and was killed.</summary>
    TooMuchOutput,
    /// <summary>The sandbox or the program is not there: nothing was run, and nothing may be run without it.</summary>
    Unavailable,
}
