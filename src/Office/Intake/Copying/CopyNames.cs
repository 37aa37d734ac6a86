using OffenesHaus.Catalog;
using OffenesHaus.Law.Reasons;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;

namespace OffenesHaus.Intake.Copying;

/// <summary>Codes of a request with the words that people know them by.</summary>
internal sealed class CopyNames(Forms forms, Texts texts)
{
    public CopyNamed Service(Request request)
    {
        var code = request.Service ?? forms[request.Form].Service;
        return new(code, l => In(l).Maybe($"services/{code}.name") ?? code);
    }

    public CopyNamed Form(Request request) => new(request.Form, l => In(l).Maybe($"{request.Form}/texts/title") ?? request.Form);

    /// <summary>Which question a file answers, with the names of the people it is about; null where it came with a reply or on paper.</summary>
    public CopyNamed? Question(string form, string? code, Answers whole) => code is null || forms[form].Question(code) is not { } asked ? null : new(code, l => new QuestionWords(forms[form], whole, In(l)).LabelAlone(asked));

    public CopyNamed Kind(FileKind kind) => new(kind.ToString(), l => In(l)["questions/file.kind." + FileWords.Of(kind)]);

    public static CopyNamed Language(string code) => new(code, _ => Catalog.Language.Parse(code, null).OwnName);

    /// <summary>Why an arrival counts for its day, step by step.</summary>
    public static CopyNamed Rule(string rule, IReadOnlyList<Reason> steps) =>
        new(rule, l => string.Join(' ', steps.Select(s => s.Say(Catalog.Language.Parse(l, null).ForLaw))));

    private Say In(string language) => new(texts, Catalog.Language.Parse(language, null));
}
