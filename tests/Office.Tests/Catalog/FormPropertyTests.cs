using CsCheck;
using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

/// <summary>What holds for every form and whatever anybody answers: drawn answers, sensible or not, to every question there is.</summary>
public sealed class FormPropertyTests
{
    private const int Cases = 200;

    public static TheoryData<string> Codes => [.. HouseWords.Forms.All.Select(f => f.Code).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Pruning_twice_prunes_no_more_and_leads_the_same_way(string code)
    {
        var form = HouseWords.Forms[code];
        Drawn(form).Sample(
            answers =>
            {
                var once = form.Prune(answers);
                return Same(form.Prune(once), once) && form.PagesFor(once).SequenceEqual(form.PagesFor(answers));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_way_ends_before_the_last_page(string code)
    {
        var form = HouseWords.Forms[code];
        Drawn(form).Sample(answers => form.PagesFor(answers) is [var first, ..] way && first == form.Pages[0] && way[^1] == form.Pages[^1], iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Nothing_that_no_page_asks_is_handed_in(string code)
    {
        var form = HouseWords.Forms[code];
        Drawn(form).Sample(
            answers =>
            {
                var kept = form.Prune(answers);
                var asked = form.PagesFor(answers).SelectMany(p => p.QuestionsFor(kept)).Concat(form.Retired).SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal);
                return kept.All(a => asked.Contains(a.Key));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_order_in_which_pages_were_written_does_not_change_the_record(string code)
    {
        var form = HouseWords.Forms[code];
        Gen.Select(Drawn(form), Gen.Int[0, int.MaxValue]).Sample(
            (answers, order) =>
            {
                FormPage[] pages = [.. form.Pages];
                new Random(order).Shuffle(pages);
                var written = answers.Only([.. form.Retired.SelectMany(q => q.Fields)]);
                foreach (var question in pages.SelectMany(p => p.Leaves))
                    written.Take(question, answers);
                return Same(form.Prune(written), form.Prune(answers));
            },
            iter: Cases);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_page_and_question_can_be_reached(string code)
    {
        var form = HouseWords.Forms[code];
        foreach (var page in form.Pages)
            foreach (var together in page.Questions.GroupBy(q => q.When))
            {
                var answers = new Answers();
                // The question first: what it waits for often is one of the things its page waits for.
                Lead(form, together.Key, answers);
                Lead(form, page.When, answers);
                Assert.True(form.PagesFor(answers).Contains(page), $"Nobody comes to the page {page.Code}.");
                Assert.Subset(page.QuestionsFor(form.Prune(answers)).Select(q => q.Id).ToHashSet(StringComparer.Ordinal), together.Select(q => q.Id).ToHashSet(StringComparer.Ordinal));
            }
    }

    // Answers what a condition waits for, and what leads to the question it looks at.
    private static void Lead(Form form, Condition? when, Answers answers)
    {
        foreach (var condition in when?.All() ?? [])
        {
            if (condition.AnyWritten is { } fields)
            {
                answers.Add(fields[0], "Amir");
                Lead(form, form.Pages.First(p => p.Questions.Any(q => q.Id == condition.Question)).When, answers);
                continue;
            }

            if (condition.Is.Count == 0 || form.Question(condition.Question) is not { } looked || condition.Is.Any(v => answers.Has(condition.Question, v)))
                continue;
            answers.Add(condition.Question, looked.Kind == QuestionKind.Choices ? [.. answers.All(condition.Question), condition.Is[0]] : [condition.Is[0]]);
            var asking = form.Pages.First(p => p.Leaves.Contains(looked));
            Lead(form, looked.When, answers);
            Lead(form, asking.When, answers);
        }
    }

    private static Gen<Answers> Drawn(Form form)
    {
        Question[] leaves = [.. form.Pages.SelectMany(p => p.Leaves).Concat(form.Retired)];
        return Gen.Int[0, int.MaxValue].Select(seed =>
        {
            // One seed for each case: a generator for each of a thousand fields would spend its time on shrinking.
            var draw = new Random(seed);
            var share = draw.NextDouble();
            var answers = new Answers();
            foreach (var question in leaves.Where(_ => draw.NextDouble() < share))
                foreach (var field in question.Fields)
                    answers.Add(field, question.Choices.Count > 0 ? question.Choices.Where(_ => draw.Next(3) == 0) : [Words[draw.Next(Words.Length)]]);
            return answers;
        });
    }

    private static readonly string[] Words = ["Amir", "12", "7", "2026", "1.234,56", "<b>", "مرحبا", "later", "DE89 3704 0044 0532 0130 00"];

    private static bool Same(Answers one, Answers other) => one.ToJson().AsSpan().SequenceEqual(other.ToJson());
}
