namespace OffenesHaus.Intake.Looks;

/// <summary>From which number on looks are told to the data protection officer. Each day is judged by the rules that held on it.</summary>
public sealed record LookRules
{
    /// <summary>Days, the judged one included, over which looks at the same thing are put together.</summary>
    internal const int Window = 7;

    /// <summary>Days before the judged one, and the working days among them, that make somebody's usual number.</summary>
    internal const int UsualDays = 28, UsualWorkDays = 20;

    /// <summary>A name that no more matters bear is rare: no look at it is chance. Above, so many times more than chance would bring.</summary>
    internal const int Rare = 20, OverChance = 4;

    /// <summary>The first day they hold for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Matters opened by a typed reason on one day, and how many times the clerk's own usual number and the team's. A desk that answers for an ill colleague stays below: its team does the same.</summary>
    public required int Many { get; init; }

    public required int TimesUsual { get; init; }

    /// <summary>Matters of the clerk's own surname, nothing done in them. One is enough: what is theirs or their kin's is not theirs to read. (§ 16 SGB X)</summary>
    public required int OwnName { get; init; }

    /// <summary>Looks at a matter that bears the name of a colleague, nothing done in it. One can be a namesake opened by chance.</summary>
    public required int Colleague { get; init; }

    /// <summary>Clerks who opened the same matter by a typed reason, nothing done in it: so a known person shows, without a list of known people.</summary>
    public required int Eyes { get; init; }

    /// <summary>Closed matters opened on one day, nothing done in them; and days on which the same one was opened. Single questions after the close are ordinary.</summary>
    public required int Closed { get; init; }

    public required int ClosedDays { get; init; }

    /// <summary>Matters opened between these hours, done something or not. Nobody calls then.</summary>
    public required int Night { get; init; }

    public required TimeOnly NightFrom { get; init; }

    public required TimeOnly NightTo { get; init; }

    /// <summary>Matters of one surname, nothing done in them: a family is being read.</summary>
    public required int OneName { get; init; }

    /// <summary>Oldest first. (docs/decisions/0035)</summary>
    public static IReadOnlyList<LookRules> All { get; } =
    [
        new() { From = new(2026, 1, 1), Many = 10, TimesUsual = 3, OwnName = 1, Colleague = 2, Eyes = 4, Closed = 5, ClosedDays = 3, Night = 1, NightFrom = new(22, 0), NightTo = new(5, 0), OneName = 4 },
    ];

    internal bool IsNight(TimeOnly at) => at >= NightFrom || at < NightTo;
}
