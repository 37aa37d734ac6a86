namespace OffenesHaus.Reach;

/// <summary>Something that happened to a person and from which the law counts, in the words of the page that asks for it.</summary>
public sealed record DeadlineEvent
{
    /// <summary>In addresses and in the keys of its texts.</summary>
    public required string Code { get; init; }

    public required string Group { get; init; }

    /// <summary>The rule of the Law shelf; one that ends in a colon takes the number from the letter.</summary>
    public required string Rule { get; init; }

    /// <summary>Which day is asked for.</summary>
    public required string When { get; init; }

    /// <summary>What the day found is good for.</summary>
    public required string Result { get; init; }

    /// <summary>The ways that suffice for the act and that end with the day; none where it is not done at this office.</summary>
    public IReadOnlyList<Channel> Ways { get; init; } = [];

    public bool AsksNumber => Rule.EndsWith(':');

    /// <summary>The law deems it arrived; whether it did, and when, may be otherwise.</summary>
    public bool IsDeemed => When is "posted" or "notice";

    public bool IsObjection => Result == "objection";

    /// <summary>The ways that keep the form of an objection: a signed letter, or the record on the spot. (§ 84 Abs. 1 SGG)</summary>
    public static IReadOnlyList<Channel> Signed { get; } = [Channel.Letterbox, Channel.Counter];

    /// <summary>The ways for what is free of form. (§ 9 SGB X)</summary>
    public static IReadOnlyList<Channel> Any { get; } = [Channel.Portal, Channel.Letterbox, Channel.Counter, Channel.Phone];

    /// <summary>What is asked of persons; staff choose among all rules.</summary>
    public static IReadOnlyList<DeadlineEvent> All { get; } =
    [
        new() { Code = "post-objection", Group = "objection", Rule = "post_objection_1m", When = "posted", Result = "objection", Ways = Signed },
        new() { Code = "hand-objection", Group = "objection", Rule = "in_person_objection_1m", When = "handed", Result = "objection", Ways = Signed },
        new() { Code = "portal-objection", Group = "objection", Rule = "portal_objection_1m", When = "notice", Result = "objection", Ways = Signed },
        new() { Code = "no-notice", Group = "objection", Rule = "post_objection_1y_no_instruction", When = "posted", Result = "objection", Ways = Signed },
        new() { Code = "abroad-objection", Group = "objection", Rule = "objection_3m_abroad", When = "arrived", Result = "objection", Ways = Signed },
        new() { Code = "post-action", Group = "action", Rule = "post_action_1m", When = "posted", Result = "action" },
        new() { Code = "hand-action", Group = "action", Rule = "in_person_action_1m", When = "handed", Result = "action" },
        new() { Code = "post-days", Group = "papers", Rule = "post_authority_period_days:", When = "posted", Result = "papers", Ways = Any },
        new() { Code = "named-day", Group = "papers", Rule = "authority_fixed_day_plain", When = "named", Result = "papers", Ways = Any },
        new() { Code = "post-arrived", Group = "papers", Rule = "notify_post_domestic", When = "posted", Result = "arrived" },
        new() { Code = "renewal", Group = "benefit", Rule = "renewal_last_day_without_gap", When = "ends", Result = "renewal", Ways = Any },
        new() { Code = "application", Group = "benefit", Rule = "benefit_effective_from", When = "applied", Result = "effect" },
        new() { Code = "review", Group = "benefit", Rule = "post_review_last_day", When = "posted", Result = "review", Ways = Any },
        new() { Code = "silent-application", Group = "wait", Rule = "inaction_wait_end_months:6", When = "applied", Result = "wait" },
        new() { Code = "silent-objection", Group = "wait", Rule = "inaction_wait_end_months:3", When = "objected", Result = "wait" },
        new() { Code = "missed", Group = "wait", Rule = "reinstatement_sgg_1m", When = "obstacle", Result = "objection", Ways = Signed },
        new() { Code = "own-record", Group = "wait", Rule = "dsar_1m", When = "asked", Result = "answer" },
    ];
}
