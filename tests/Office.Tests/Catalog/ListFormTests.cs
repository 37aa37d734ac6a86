using OffenesHaus.Catalog;

namespace OffenesHaus.Tests.Catalog;

/// <summary>Lists in forms: rows on one page, and pages that are asked for each row.</summary>
public sealed class ListFormTests
{
    private const string Household = """
        {
          "code": "household", "version": 1, "service": "x", "act": "application",
          "addresses": ["people.stays", "flat.street"],
          "pages": [
            { "code": "people", "questions": [
              { "id": "people", "kind": "rows", "required": true, "most": 3, "of": [
                { "id": "name", "kind": "text", "required": true },
                { "id": "relation", "kind": "choice", "choices": ["partner", "child"] },
                { "id": "stays", "kind": "text" } ] } ] },
            { "code": "pay", "each": "people", "self": true, "when": { "question": "people.relation", "isNot": ["child"] }, "questions": [
              { "id": "pay.kinds", "kind": "choices", "choices": ["wage", "none"], "required": true } ] },
            { "code": "job", "each": "people", "self": true, "when": { "question": "pay.kinds", "is": ["wage"], "and": { "question": "people.relation", "isNot": ["child"] } }, "questions": [
              { "id": "jobs", "kind": "rows", "most": 2, "of": [ { "id": "employer", "kind": "text" }, { "id": "from", "kind": "date" } ] },
              { "id": "job.payslip", "kind": "evidence" } ] },
            { "code": "flat", "questions": [ { "id": "flat.street", "kind": "text" } ] }
          ],
          "retired": [ { "id": "oldWords", "kind": "long-text" } ]
        }
        """;

    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly Form Form = Read(Household);

    [Fact]
    public void A_page_is_asked_for_the_person_and_for_each_row_that_is_written() =>
        Assert.Equal(["people", "pay", "pay~2", "flat"], Way(("people.2.name", "Amir")));

    [Fact]
    public void A_condition_on_a_row_looks_at_the_same_row() =>
        Assert.Equal(["people", "pay", "pay~1", "flat"], Way(("people.1.name", "Amir"), ("people.1.relation", "partner"), ("people.2.name", "Lina"), ("people.2.relation", "child")));

    [Fact]
    public void A_condition_on_a_question_of_the_same_list_looks_at_the_same_person()
    {
        Assert.Equal(["people", "pay", "pay~1", "job~1", "flat"], Way(("people.1.name", "Amir"), ("pay.kinds~1", "wage"), ("pay.kinds", "none")));
        Assert.Equal(["people", "pay", "job", "pay~1", "flat"], Way(("people.1.name", "Amir"), ("pay.kinds", "wage")));
    }

    [Fact]
    public void A_row_taken_out_takes_its_pages_along_and_nothing_of_it_is_handed_in()
    {
        var answers = Written(("people.1.name", "Amir"), ("pay.kinds~1", "wage"), ("jobs~1.1.employer", "Bäckerei"), ("pay.kinds~2", "wage"), ("jobs~2.1.employer", "Mühle"));

        Assert.Equal(["jobs~1.1.employer", "pay.kinds~1", "people.1.name"], Form.Prune(answers).Select(a => a.Key), StringComparer.Ordinal);
    }

    [Fact]
    public void An_answer_on_a_left_page_leads_nowhere()
    {
        // Two steps: without the row there is no "pay", and without "pay" there is no "job".
        var answers = Written(("pay.kinds~1", "wage"), ("jobs~1.1.employer", "Bäckerei"));

        Assert.Equal(0, Form.Prune(answers).Count);
        Assert.Equal(["people", "pay", "flat"], Form.PagesFor(answers).Select(p => p.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void What_lacks_in_a_row_is_missing_only_where_something_was_written()
    {
        Assert.Equal(["people", "pay.kinds"], Missing());
        Assert.Equal(["people.2.name", "pay.kinds", "pay.kinds~2"], Missing(("people.2.relation", "partner")));
    }

    [Fact]
    public void Evidence_that_the_office_has_or_that_cannot_be_had_is_not_missing()
    {
        (string, string)[] household = [("people.1.name", "Amir"), ("pay.kinds", "wage"), ("pay.kinds~1", "none")];

        Assert.Equal(["job.payslip"], Missing(household));
        Assert.Equal(["job.payslip"], Missing([.. household, ("job.payslip.instead", InsteadOfFile.Later)]));
        Assert.Empty(Missing([.. household, ("job.payslip.instead", InsteadOfFile.OfficeHasIt)]));
        Assert.Empty(Missing([.. household, ("job.payslip.instead", InsteadOfFile.CannotGet)]));
    }

    [Fact]
    public void A_day_that_does_not_exist_is_asked_about_in_a_row_and_beside_evidence()
    {
        var answers = Written(("people.1.name", "Amir"), ("pay.kinds", "wage"), ("jobs.1.from.d", "31"), ("jobs.1.from.m", "2"), ("jobs.1.from.y", "2026"), ("job.payslip.instead", "later"), ("job.payslip.by.d", "40"), ("job.payslip.by.m", "1"), ("job.payslip.by.y", "2027"));

        Assert.Equal([("jobs.1.from", "date-none"), ("job.payslip", "date")], AnswerCheck.Of(Form.Page("job")!, answers, Today).Select(r => (r.Question, r.Code)));
    }

    [Fact]
    public void An_address_is_covered_in_every_row() =>
        Assert.Equal(["people.1.stays", "people.2.stays", "people.3.stays", "flat.street"], Form.Addresses);

    [Fact]
    public void What_an_older_version_asked_is_kept_and_named()
    {
        var answers = Written(("oldWords", "Meine Tante wohnt bei uns."));

        Assert.Equal("Meine Tante wohnt bei uns.", Form.Prune(answers)["oldWords"]);
        Assert.Equal("oldWords", Assert.Single(Form.RetiredIn(answers)).Id);
    }

    [Theory]
    [InlineData("\"kind\": \"choices\", \"choices\"", "\"kind\": \"guess\", \"choices\"", 11, "pages[1].questions[0].kind")]
    [InlineData("\"version\": 1", "\"verzion\": 1", 2, "verzion")]
    [InlineData("\"question\": \"pay.kinds\"", "\"question\": \"jobs\"", 12, "which no earlier page asks")]
    [InlineData("\"id\": \"flat.street\"", "\"id\": \"pay.kinds\"", 15, "is asked twice")]
    [InlineData("\"each\": \"people\", \"self\": true, \"when\": { \"question\": \"people.relation\"", "\"each\": \"pets\", \"when\": { \"question\": \"people.relation\"", 10, "no earlier page asks these rows")]
    [InlineData("\"question\": \"people.relation\", \"isNot\": [\"child\"] }, \"questions\"", "\"question\": \"people.age\", \"isNot\": [\"child\"] }, \"questions\"", 10, "do not ask it")]
    [InlineData("\"code\": \"flat\", \"questions\"", "\"code\": \"flat\", \"when\": { \"question\": \"pay.kinds\", \"is\": [\"wage\"] }, \"questions\"", 15, "which is asked for each 'people'")]
    [InlineData("\"kind\": \"rows\", \"most\": 2, \"of\": [ {", "\"kind\": \"rows\", \"most\": 0, \"of\": [ {", 13, "rows need 'of' and 'most'")]
    public void A_form_that_contradicts_itself_names_file_line_and_reason(string right, string wrong, int line, string reason)
    {
        Assert.Contains(right, Household, StringComparison.Ordinal);
        var broken = Assert.Throws<FormBroken>(() => Read(Household.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(reason, broken.Message, StringComparison.Ordinal);
        Assert.Contains($"form.json, line {line}:", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_without_its_words_does_not_start()
    {
        var broken = Assert.Throws<FormBroken>(() => Read(Household, new Texts()));

        Assert.Contains("the text 'title' is missing in de", broken.Message, StringComparison.Ordinal);
    }

    private static string[] Way(params (string Field, string Value)[] written) => [.. Form.PagesFor(Written(written)).Select(p => p.Code)];

    private static string[] Missing(params (string Field, string Value)[] written) => [.. Form.MissingFrom(Form.Prune(Written(written)), _ => false).Select(q => q.Id)];

    private static Answers Written(params (string Field, string Value)[] written)
    {
        var answers = new Answers();
        foreach (var (field, value) in written)
            answers.Add(field, value);
        return answers;
    }

    private static Form Read(string json, Texts? texts = null)
    {
        var folder = Directory.CreateTempSubdirectory("forms-");
        try
        {
            var form = folder.CreateSubdirectory("household");
            File.WriteAllText(Path.Combine(form.FullName, "form.json"), json);
            return new Forms(folder.FullName, texts)["household"];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
