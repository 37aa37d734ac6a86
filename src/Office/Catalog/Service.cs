namespace OffenesHaus.Catalog;

/// <summary>A service of the office (Leistung) as data (<c>services/services.json</c>). Its words stand in <c>texts/services</c>; no name of a benefit stands in code.</summary>
public sealed class Service
{
    internal const int UsualTargetDays = 28;

    /// <summary>In addresses and text keys: <c>first-application</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands in the list: <c>money</c>, <c>changes</c>, <c>housing</c>, <c>work</c>, <c>papers</c>, <c>rights</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The act of the form-of-acts table: which channels do, and under which condition.</summary>
    public required string Act { get; init; }

    /// <summary>The form it comes with, at every door.</summary>
    public required string Form { get; init; }

    /// <summary>Where it starts online when that is a page of its own, below the language: <c>barrierefreiheit/rueckmeldung</c>. What comes in through it is the form all the same.</summary>
    public string? Page { get; init; }

    /// <summary>Sections, as cited to people: <c>§ 37 SGB II</c>.</summary>
    public required IReadOnlyList<string> Law { get; init; }

    /// <summary>The team of the house that answers; a text <c>team.&lt;code&gt;</c>. Null: another authority does.</summary>
    public string? Team { get; init; }

    /// <summary>The authority that decides instead of the house; a text <c>authority.&lt;code&gt;</c>. What comes here counts there from the day it came (§ 16 Abs. 2 SGB I).</summary>
    public string? Authority { get; init; }

    /// <summary>Evidence usually needed; each is a text <c>evidence.&lt;code&gt;</c>.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>How soon it has to be read.</summary>
    public Urgency Urgent { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>The house's own target for an answer, in calendar days; not a deadline of law.</summary>
    public int TargetDays { get; init; } = UsualTargetDays;

    /// <summary>
    /// Days from which some of its words are others: a benefit that gets a new name. They stand beside the old ones as <c>&lt;code&gt;@2027-01-01.name</c>;
    /// what no such text says anew stays as it was.
    /// </summary>
    public IReadOnlyList<DateOnly> WordsFrom { get; init; } = [];

    /// <summary>Below the language.</summary>
    public string StartsAt => Page ?? $"anliegen/{Form}";

    /// <summary>It asks for a benefit: with the main application, or by itself (§ 37 Abs. 1 S. 2 SGB II).</summary>
    public bool IsApplication => Act is "application" or "single-application";

    public bool IsOffered(DateOnly on) => (ValidFrom is null || ValidFrom <= on) && (ValidTo is null || on <= ValidTo);
}

/// <summary>How soon a service has to be read.</summary>
public enum Urgency
{
    /// <summary>In its turn: the oldest comes first.</summary>
    None,

    /// <summary>On the day it came, like an objection: somebody may lose their home or sit in the dark.</summary>
    SameDay,
}
