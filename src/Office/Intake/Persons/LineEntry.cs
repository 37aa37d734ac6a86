namespace OffenesHaus.Intake.Persons;

/// <summary>One line: when, in which request, through which way, who acted and for whom, what was said and promised.</summary>
public sealed record LineEntry
{
    public required LineMark Mark { get; init; }

    public DateTimeOffset At => Mark.At;

    public LineKind Kind => Mark.Kind;

    public required RequestNumber Number { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Of the house; null: the person, or the house itself.</summary>
    public string? By { get; init; }

    /// <summary>Who acted for the person under a mandate, came along or translated.</summary>
    public string? ForPerson { get; init; }

    /// <summary>What it is, as a code of its kind.</summary>
    public string What { get; init; } = "";

    /// <summary>Null: none, or none that may be read here.</summary>
    public string? Words { get; init; }

    /// <summary>There are words, and they stay covered here.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Until when something was promised, or asked of the person.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The pages that what was told came from, with their versions.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The other request of an assignment.</summary>
    public RequestNumber? Other { get; init; }

    /// <summary>The assignment or the emergency.</summary>
    public Guid? Subject { get; init; }

    /// <summary>An assignment that nobody has taken back.</summary>
    public bool Stands { get; init; }
}

/// <summary>One request of the person. <paramref name="IsOpen"/>: whoever asks may read it.</summary>
public sealed record LineMatter(RequestNumber Number, string Form, RequestState State, DateTimeOffset BegunAt, bool IsOpen);

/// <summary>A page of the time line.</summary>
public sealed record PersonLine
{
    /// <summary>The requests of the person that whoever asks may know of, newest first.</summary>
    public required IReadOnlyList<LineMatter> Matters { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<LineEntry> Entries { get; init; }

    /// <summary>Null: that is all.</summary>
    public required LineMark? Next { get; init; }
}
