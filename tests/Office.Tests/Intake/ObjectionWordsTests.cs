using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Tests.Catalog;

namespace OffenesHaus.Tests.Intake;

public sealed class ObjectionWordsTests
{
    private readonly ObjectionWords objections = new(HouseWords.Texts);

    // § 84 SGG: who fills in the form for it has said what they want, in whatever words and in none.
    [Fact]
    public void The_form_for_an_objection_is_always_one() => Assert.True(objections.In(HouseWords.Forms["objection"], Answers.None));

    [Theory]
    [InlineData("review", "wrong", "Ich lege Widerspruch ein."), InlineData("complaint", "what", "أعترض على القرار"), InlineData("moving", "reasonWords", "I object to this.")]
    public void In_every_other_form_the_words_are_looked_at(string form, string question, string words)
    {
        var answers = new Answers();
        Assert.False(objections.In(HouseWords.Forms[form], answers));

        answers.Add(question, words);

        Assert.True(objections.In(HouseWords.Forms[form], answers));
    }

    [Theory]
    [InlineData("Ich bin mit dem Bescheid nicht einverstanden."), InlineData("Die Ablehnung ist falsch, bitte neu rechnen."), InlineData("Ich will mich gegen den Bescheid wehren.")]
    [InlineData("Ich finde den Bescheid vom 20.11.2026 falsch."), InlineData("Ihre Entscheidung? Das stimmt nicht."), InlineData("The decision of 3 May: I think it is wrong."), InlineData("القرار الذي وصلني غير صحيح")]
    [InlineData("Der Bescheid stimmt so nicht."), InlineData("Ich akzeptiere den Bescheid vom 20.11. nicht."), InlineData("Die Kürzung? Ich nehme das nicht hin."), InlineData("Ihr Bescheid ist\nnicht  in Ordnung.")]
    [InlineData("I don’t agree with this decision."), InlineData("I can’t accept that you refused it."), InlineData("القرار خطا كبير"), InlineData("هذا القرار غير\u064E صحيح")]
    [InlineData("Sie haben mir einen falschen Bescheid gegeben."), InlineData("Ich habe Beschwerden gegen Ihren Bescheid."), InlineData("Your decision counts the wrong number of children.")]
    [InlineData("Ich bin nicht mit Ihrem Bescheid vom 3. März einverstanden."), InlineData("Ich bin mit dem Bescheid von Fr. Schmidt nicht einverstanden."), InlineData("I don´t agree with this decision."), InlineData("Ich\uFFFE finde den Bescheid falsch.")]
    public void Who_speaks_against_a_decision_in_whatever_order_may_object(string words) => Assert.True(objections.In(words));

    [Theory]
    [InlineData("Meine Adresse ist falsch geschrieben."), InlineData("Wann kommt der Bescheid?"), InlineData("Ich brauche eine Kopie meines Bescheids."), InlineData("When do I get the decision?"), InlineData("متى يصلني القرار؟")]
    [InlineData("Meine Telefonnummer ist falsch, bitte geben Sie mir Bescheid."), InlineData("Ich habe Rückenbeschwerden und frage nach der Erstattung der Fahrkosten."), InlineData("كتبت خطأ في الإقرار"), InlineData("Sie haben entschieden. Bescheid sagen müssen Sie mir nicht.")]
    public void Who_asks_for_a_decision_or_corrects_something_else_does_not(string words) => Assert.False(objections.In(words));

    [Theory]
    [InlineData("Ich lege Widerspruch ein.", true), InlineData("I want to object to it.", true), InlineData("أعترض على القرار", true), InlineData("Die Ablehnung ist falsch.", false)]
    public void It_is_named_where_a_word_for_it_is_used(string words, bool named) => Assert.Equal((true, named), (objections.In(words), objections.Named(words)));
}
