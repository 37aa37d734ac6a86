namespace OffenesHaus.Platform;

/// <summary>The office says no, for a reason it can name. The code is stable; its sentence stands in <c>texts/refusals</c>, once per language.</summary>
public sealed class Refused(string code, params object[] facts) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>What the sentence needs: numbers, dates, names of files.</summary>
    public IReadOnlyList<object> Facts { get; } = facts;

    /// <summary>What else is not right on the same page. It is told at once: nobody is sent back a second time.</summary>
    public IReadOnlyList<Refused> Also { get; private init; } = [];

    /// <summary>All of it in one refusal; none where everything is right.</summary>
    public static void Together(IEnumerable<Refused> all)
    {
        if (all.ToList() is [var first, .. var rest])
            throw new Refused(first.Code, [.. first.Facts]) { Also = rest };
    }
}
