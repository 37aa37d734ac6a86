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
}
