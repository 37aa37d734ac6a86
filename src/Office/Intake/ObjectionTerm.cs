using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Reach;

namespace OffenesHaus.Intake;

/// <summary>
/// Until when an objection that was spoken has to be signed (§ 84 Abs. 1 SGG), reckoned from what the person said of the decision, and when the counter is open before that.
/// A reckoning and no promise: the decision was not looked at, and what stands in it goes before.
/// </summary>
public sealed class ObjectionTerm(FindDeadline find, OpenNow open, TimeProvider clock)
{
    private const string ByPost = "post_objection_1m";

    // A letter of today lies in their letterbox on the fourth day (§ 37 Abs. 2 SGB X); counters that open before help only where the term ends before.
    private const int DaysOfPost = 4, MostDays = 30;

    /// <summary>What was said of the decision; a day to come is a slip and nothing that can be reckoned with.</summary>
    internal TermSaid Of(Form form, Answers answers)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (Said(form, answers, "decidedOn") is not { } decided || decided > today)
            return new(null, null, Counter(today, null));
        var received = Said(form, answers, "receivedOn") is { } on && on >= decided && on <= today ? on : (DateOnly?)null;
        var last = find.See(new() { Rule = ByPost, From = decided, ArrivedOn = received, Place = find.Seat, Language = Law.Language.German }).Day.On;
        return new(decided, last, Counter(today, last));
    }

    // Null: none before the term ends, or none is known.
    private Opening? Counter(DateOnly today, DateOnly? last)
    {
        var plan = open.Plan;
        var ahead = Enumerable.Range(1, MostDays).Select(n => today.AddDays(n)).Where(d => last is null || last < today || d <= last)
            .SelectMany(d => plan.DayOf(Channel.Counter, d)?.Openings ?? []).ToList();
        var there = ahead.FindIndex(o => GermanTime.DayOf(o.From) >= today.AddDays(DaysOfPost));
        return ahead.Count == 0 ? null : ahead[there < 0 ? 0 : there];
    }

    private static DateOnly? Said(Form form, Answers answers, string trait) =>
        form.Traits.TryGetValue(trait, out var question) ? AnswerCheck.DateIn(form.Question(question)!, answers) : null;
}

/// <summary>The day of the decision, the last day of the term and an opening of the counter; each null where it is not known.</summary>
internal sealed record TermSaid(DateOnly? DecidedOn, DateOnly? LastDay, Opening? Counter);
