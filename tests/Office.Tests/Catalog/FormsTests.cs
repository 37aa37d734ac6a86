using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

public sealed class FormsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<string> Codes => [.. HouseWords.Forms.All.Select(f => f.Code).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Samples =>
        [.. from form in HouseWords.Forms.All
            from file in Directory.EnumerateFiles(Path.Combine(HouseWords.Root, "forms", form.Code, "samples"), "*.json")
            select new TheoryDataRow<string, string>(form.Code, Path.GetFileName(file))];

    [Fact]
    public void The_house_offers_an_application_a_renewal_a_change_notice_evidence_free_words_and_a_short_form_for_what_is_often_wanted() =>
        Assert.Subset(
            HouseWords.Forms.All.Select(f => f.Code).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(
                [
                    "apply", "renewal", "change-notice", "evidence", "message", "absence", "appointment", "authority", "certificate", "complaint", "data-copy", "debts",
                    "education", "first-equipment", "interpreter", "moving", "objection", "portal-consent", "review", "sick-note",
                ], StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_form_asks_who_somebody_is_says_what_it_is_for_and_comes_with_samples(string code)
    {
        var folder = Path.Combine(HouseWords.Root, "forms", code);

        Assert.Empty(new[] { "name", "birthDate", "customerNumber" }.Except(HouseWords.Forms[code].Traits.Keys, StringComparer.Ordinal));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(folder, "samples"), "*.json"));
        Assert.True(File.Exists(Path.Combine(folder, "README.md")));
    }

    // Consent to online decisions stands apart from everything else (§ 37 Abs. 2a SGB X): no other form may carry it along, and it carries nothing.
    [Fact]
    public void Consent_to_decisions_online_is_asked_by_one_form_that_asks_nothing_else()
    {
        Assert.Equal("portal-consent", Assert.Single(HouseWords.Forms.All, f => f.Act == "online-delivery").Code);
        Assert.DoesNotContain("replyBy", HouseWords.Forms["portal-consent"].Traits.Keys, StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_page_question_and_choice_has_its_words_and_no_words_are_left_over(string code)
    {
        var form = HouseWords.Forms[code];
        var words = HouseWords.Read($"forms/{code}/texts", Language.German).Keys.ToHashSet(StringComparer.Ordinal);
        string[] needed = [.. ProveForm.Needed(form).Select(n => n.Key)];
        string[] possible =
        [
            .. needed,
            .. form.Pages.SelectMany(p => new[] { $"p.{p.Words}.lead", $"p.{p.Words}.of", $"p.{p.Words}.of.lead" }),
            .. form.Pages.Where(p => p.Questions.Any(q => q.Aside)).Select(p => $"p.{p.Words}.aside"),
            .. WithRows(form).SelectMany(q => new[] { $"q.{q.Words}.hint", $"q.{q.Words}.missing" }),
            .. WithRows(form).Where(q => q.About is not null).SelectMany(q => new[] { $"q.{q.Words}.of", $"q.{q.Words}.of.hint", $"q.{q.Words}.of.missing" }),
        ];

        Assert.Empty(needed.Except(words, StringComparer.Ordinal));
        Assert.Empty(words.Except(possible, StringComparer.Ordinal));
        Assert.Empty(Questions(form).Where(q => q.Kind is QuestionKind.Evidence && !words.Contains($"q.{q.Words}.hint")).Select(q => q.Id));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_page_asks_more_than_seven_questions(string code) =>
        Assert.All(HouseWords.Forms[code].Pages, p => Assert.InRange(p.Questions.Count, 1, 7));

    // "move" would answer for "move.street", and a choice named "hint" would take the words of the hint.
    [Theory]
    [MemberData(nameof(Codes))]
    public void No_name_of_a_question_or_choice_can_be_taken_for_another(string code)
    {
        var questions = Questions(HouseWords.Forms[code]);
        var fields = questions.SelectMany(q => q.Fields).ToArray();

        Assert.Equal(fields.Length, fields.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(questions.Where(q => questions.Any(other => other != q && other.Id.StartsWith(q.Id + ".", StringComparison.Ordinal))).Select(q => q.Id));
        Assert.DoesNotContain(questions.SelectMany(q => q.Choices), c => c is "hint" or "missing" or "of" or "row" or "add");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_condition_waits_for_an_answer_that_can_be_given(string code)
    {
        var form = HouseWords.Forms[code];
        foreach (var condition in form.Pages.Select(p => p.When).Concat(Questions(form).Select(q => q.When)).OfType<Condition>())
            Assert.All(condition.All().Where(c => c.AnyWritten is null && form.Question(c.Question) is not null), c => Assert.Subset(form.Question(c.Question)!.Choices.ToHashSet(StringComparer.Ordinal), c.Is.Concat(c.IsNot).ToHashSet(StringComparer.Ordinal)));
    }

    [Fact]
    public void Each_kind_of_change_has_a_page_of_its_own_with_the_day_it_applies_from()
    {
        var form = HouseWords.Forms["change-notice"];
        foreach (var kind in form.Question("kinds")!.Choices)
        {
            var answers = new Answers();
            answers.Add("kinds", kind);
            var page = Assert.Single(form.PagesFor(answers), p => p.When is not null);

            Assert.Equal(kind, page.Code);
            Assert.Single(page.Questions, q => q.Id.EndsWith(".validFrom", StringComparison.Ordinal) && q.Kind is QuestionKind.Date && q.Required);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_answers_give_no_remark_and_none_is_pruned(string code, string file)
    {
        var form = HouseWords.Forms[code];
        var answers = Answers.FromJson(File.ReadAllBytes(Path.Combine(HouseWords.Root, "forms", code, "samples", file)));

        Assert.Empty(answers.Select(a => a.Key).Except(form.Prune(answers).Select(a => a.Key), StringComparer.Ordinal));

        // Who hands in the first page has applied; the pages not yet begun are allowed to be empty.
        var begun = form.PagesFor(answers).Where(p => p.QuestionsFor(answers).SelectMany(q => q.Fields).Any(f => answers[f] is not null));
        Assert.Empty(begun.SelectMany(p => AnswerCheck.Of(p, answers, Today)));
    }

    private static Question[] Questions(Form form) => [.. form.Pages.SelectMany(p => p.Leaves)];

    private static IEnumerable<Question> WithRows(Form form) => form.Pages.SelectMany(p => p.Questions).Concat(Questions(form));
}
