using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>The head of every paper of this office. A paper of the demonstration says so on top.</summary>
public sealed class OfficeHead(OfficeSettings office, Texts texts, DemonstrationState demonstration)
{
    public async Task<Letterhead> Read(CancellationToken stop) => new()
    {
        House = office.Name,
        // Whoever has the paper in hand and no camera comes back by what stands in print.
        Line = string.Join(" · ", ((string[])[office.Street, office.Town, $"Telefon {office.Phone}", office.Site.Replace("https://", "", StringComparison.Ordinal).TrimEnd('/')]).Where(w => w.Length > 0)),
        ReturnLine = $"{office.Street} · {office.Town}",
        Demonstration = await demonstration.IsLoaded(stop) ? texts[Language.German, "house/demonstration"] : null,
    };

    /// <summary>The language beside German on a paper; null when the person reads German.</summary>
    public static Tongue? Tongue(Language language) => language.IsGerman ? null : new(language.Code, language.OwnName);

    /// <summary>A text in German and, where there is one, in the person's language.</summary>
    public static Wording Both(Say t, Func<Say, string> says) => new(says(t.German), t.Language.IsGerman ? null : says(t));
}
