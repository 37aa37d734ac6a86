using OffenesHaus.Catalog;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>In which language somebody wishes to read what the office writes, besides the German that counts.</summary>
internal static class ReplyLanguage
{
    /// <summary>By its code; null: they were not asked, or did not say.</summary>
    public static string? Wished(Form form, Answers answers) => Language.TryParse(form.Trait(answers, "replyLanguage"), null, out var wished) ? wished.Code : null;
}
