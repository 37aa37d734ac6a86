using System.Text.Json.Serialization;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Machine;

/// <summary>What a program reads about the ways to the office. Names and meanings are stable.</summary>
internal sealed record ChannelsAnswer
{
    public required DateTimeOffset At { get; init; }

    public string TimeZone { get; } = GermanTime.Zone.Id;

    /// <summary>Null: no goal was asked for, so nothing is ranked.</summary>
    public required string? Goal { get; init; }

    public required IReadOnlyList<ChannelAnswer> Channels { get; init; }

    public required IReadOnlyList<AdviceAnswer> Advice { get; init; }

    public static ChannelsAnswer Of(OpeningPlan plan, Goal? goal, ChannelQuestion question)
    {
        var ranking = goal is null ? null : ChannelRanking.For(plan, question);
        var states = OpenNow.Shown.Select(c => (State: plan.StateOf(c, question.At), Ranked: ranking?.Channels.FirstOrDefault(r => r.State.Channel == c)));
        return new()
        {
            At = GermanTime.ClockAt(question.At),
            Goal = goal is null ? null : ChannelsRoute.Goals.Single(g => g.Value == goal).Key,
            Channels = [.. states.OrderBy(s => s.Ranked?.Rank ?? int.MaxValue).Select(s => ChannelAnswer.Of(s.State, s.Ranked))],
            Advice = [.. (ranking?.Advice ?? []).Select(a => new AdviceAnswer(Words.Of(a.Text), a.Section))],
        };
    }
}

/// <summary>One way to the office.</summary>
internal sealed record ChannelAnswer
{
    /// <summary>portal, letterbox, counter or phone.</summary>
    public required string Channel { get; init; }

    /// <summary>open, closing-soon, closed or unknown.</summary>
    public required string State { get; init; }

    /// <summary>Until when the state holds as far as hours go; null: no end within 30 days, or not known.</summary>
    public required DateTimeOffset? Until { get; init; }

    public required DateTimeOffset? LastAdmission { get; init; }

    /// <summary>When it opens again, if closed; null: not within 30 days.</summary>
    public required DateTimeOffset? NextOpening { get; init; }

    /// <summary>Minutes that really pass until then.</summary>
    public required long? MinutesUntilOpen { get; init; }

    public required Words? Because { get; init; }

    /// <summary>Where to turn instead, where a closure names it.</summary>
    public required string? Instead { get; init; }

    /// <summary>1 is best; null without a goal, or where the office has no such way.</summary>
    public required int? Rank { get; init; }

    public required bool? ReachesGoal { get; init; }

    public required Words? Why { get; init; }

    public static ChannelAnswer Of(ChannelState state, RankedChannel? ranked) => new()
    {
        Channel = state.Channel.Code(),
        State = state.State switch { Openness.Open => "open", Openness.ClosingSoon => "closing-soon", Openness.Closed => "closed", _ => "unknown" },
        Until = Local(state.IsOpen ? state.ClosesAt : state.OpensAt),
        LastAdmission = Local(state.LastAdmissionAt),
        NextOpening = Local(state.OpensAt),
        MinutesUntilOpen = state.MinutesUntilOpen,
        Because = state.Because is { } why ? Words.Of(why.Words) : null,
        Instead = state.Because?.Closure?.Instead?.Code(),
        Rank = ranked?.Rank,
        ReachesGoal = ranked?.ReachesGoal,
        Why = ranked is null ? null : Words.Of(ranked.Why),
    };

    private static DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? GermanTime.ClockAt(instant) : null;
}

/// <summary>A sentence beside the ranking, with its citation.</summary>
internal sealed record AdviceAnswer(Words Text, string Section);

/// <summary>The same words in the languages there are.</summary>
internal sealed record Words(
    [property: JsonPropertyName("de")] string German,
    [property: JsonPropertyName("en"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? English,
    [property: JsonPropertyName("ar"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Arabic)
{
    public static Words Of(Wording words) => new(words.German, Written(words.English), Written(words.Arabic));

    private static string? Written(string words) => words.Length == 0 ? null : words;
}
