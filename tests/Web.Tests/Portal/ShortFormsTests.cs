using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>Each short form, from its first page to its receipt, with the answers of its samples.</summary>
public sealed class ShortFormsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    public static TheoryData<string, string> Samples => [.. from form in ShortForms.Codes from sample in ShortForms.SamplesOf(form) select new TheoryDataRow<string, string>(form, sample)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Somebody_fills_it_in_page_by_page_and_has_a_receipt(string form, string sample)
    {
        using var person = house.Visitor();
        var answers = ShortForms.Sample(form, sample);

        var check = await person.FillsIn(form, answers);
        Assert.EndsWith($"/{form}/pruefen", check.Address.AbsolutePath, StringComparison.Ordinal);
        var receipt = await person.Submit(check, People.Main);

        Assert.True(receipt.IsReceipt());
        Assert.Equal(1, await house.Arrivals(receipt.Keys().Number));
        // Every word of the person stands on the receipt.
        foreach (var written in answers.Where(a => house.Services.GetRequiredService<Forms>()[form].Question(a.Name) is { Kind: QuestionKind.Text or QuestionKind.LongText }).Select(a => a.Value!))
            Assert.Contains(string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_for_an_objection_says_before_the_button_which_ways_hold_offers_the_letter_and_promises_nothing()
    {
        using var horst = house.Visitor();
        (string Name, string? Value)[] answers = [("decisionDate.d", "9"), ("decisionDate.m", "11"), ("decisionDate.y", "2026"), ("name", "Horst Hagebutt"), ("replyBy", "here")];

        var check = await horst.FillsIn("objection", answers);
        var told = check.Part("#widerspruch");
        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", told, StringComparison.Ordinal);
        Assert.Contains("Musterstraße 30", told, StringComparison.Ordinal);
        Assert.Equal("/de/widerspruch.pdf", check.Link("#widerspruch a.tap"));
        Assert.Equal(HttpStatusCode.OK, (await horst.Get("/de/widerspruch.pdf")).StatusCode);
        var receipt = await horst.Submit(check, People.Main);

        Assert.Contains("Ein Widerspruch braucht Ihre Unterschrift.", receipt.Part("#widerspruch"), StringComparison.Ordinal);
        Assert.DoesNotContain("Frist ist", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rechtzeitig", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("ReadObjection", await house.Ask($"SELECT kind FROM cases.task WHERE number = {receipt.Keys().Number.Digits()} AND due_on = legal_day AND due_rule = 'same-day'"));
    }

    [Fact]
    public async Task Debts_are_to_be_read_on_the_day_they_came_and_other_matters_in_their_turn()
    {
        using var karim = house.Visitor();
        using var rana = house.Visitor();

        var debts = await karim.Submit(await karim.FillsIn("debts", ShortForms.Sample("debts", "karim-power-cut")), People.Main);
        var wish = await rana.Submit(await rana.FillsIn("interpreter", ShortForms.Sample("interpreter", "rana-arabic")), People.Main);

        Assert.Equal("same-day", await house.Ask($"SELECT due_rule FROM cases.task WHERE number = {debts.Keys().Number.Digits()} AND due_on = legal_day"));
        Assert.Equal("house-target", await house.Ask($"SELECT due_rule FROM cases.task WHERE number = {wish.Keys().Number.Digits()} AND due_on > legal_day"));
    }

    // § 37 Abs. 2 S. 2 SGB II is about livelihood; what was bought or signed earlier is not paid because somebody asked in the same month.
    [Theory]
    [InlineData("first-equipment", "rana-first-home"), InlineData("moving", "oksana-larger-flat"), InlineData("education", "oksana-class-trip")]
    public async Task No_receipt_lets_what_is_applied_for_by_itself_work_back_to_the_first_of_the_month(string form, string sample)
    {
        using var person = house.Visitor();

        var receipt = await person.Submit(await person.FillsIn(form, ShortForms.Sample(form, sample)), People.Main);

        Assert.DoesNotContain("zählt ab", receipt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Monats zurück", receipt.Text, StringComparison.Ordinal);
    }
}
