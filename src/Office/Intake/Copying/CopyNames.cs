using OffenesHaus.Catalog;
using OffenesHaus.Law.Reasons;
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

    public static CopyNamed Language(string code) => new(code, _ => Catalog.Language.Parse(code, null).OwnName);

    /// <summary>Why an arrival counts for its day, step by step.</summary>
    public static CopyNamed Rule(string rule, IReadOnlyList<Reason> steps) =>
        new(rule, l => string.Join(' ', steps.Select(s => s.Say(Catalog.Language.Parse(l, null).ForLaw))));

    private Say In(string language) => new(texts, Catalog.Language.Parse(language, null));
}
