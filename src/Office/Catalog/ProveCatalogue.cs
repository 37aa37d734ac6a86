using System.Globalization;

namespace OffenesHaus.Catalog;

/// <summary>Holds the catalogue against forms, acts and texts before the house opens; the first contradiction names file, line, entry and reason.</summary>
internal sealed class ProveCatalogue(string file, string text, Forms forms, Texts texts, IReadOnlyList<ActWay> ways)
{
    private static readonly string[] Parts = ["name", "what", "who", "need", "next"];

    private readonly HashSet<string> acts = ways.Select(w => w.Act).ToHashSet(StringComparer.Ordinal);

    public void Run(IReadOnlyList<Service> services)
    {
        var known = new Dictionary<string, Service>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            Must(service, known.TryAdd(service.Code, service), "stands there twice");
            Prove(service);
        }

        foreach (var form in forms.All)
        {
            if (!known.ContainsKey(form.Service))
                throw new FormBroken(file, $"form '{form.Code}' is for service '{form.Service}', which is not in the catalogue");
            if (!acts.Contains(form.Act))
                throw new FormBroken(file, $"form '{form.Code}' is the act '{form.Act}', which forms-of-acts.csv does not know");
        }
    }

    private void Prove(Service service)
    {
        Must(service, acts.Contains(service.Act), $"the act '{service.Act}' is not in forms-of-acts.csv");
        Must(service, forms.Find(service.Form) is not null, $"there is no form '{service.Form}'");
        Must(service, service.Law.Count > 0, "cites no section");
        Must(service, service.Team is null != (service.Authority is null), "has either a team or another authority");
        Must(service, service.ValidTo is null || service.ValidFrom is null || service.ValidFrom <= service.ValidTo, "ends before it begins");
        Must(service, service.TargetDays > 0, "has a target of no days");

        string?[] needed =
        [
            $"group.{service.Group}",
            service.Team is { } team ? $"team.{team}" : null,
            service.Authority is { } authority ? $"authority.{authority}" : null,
            .. service.Evidence.Select(e => $"evidence.{e}"),
            .. Parts.Select(p => $"{service.Code}.{p}"),
        ];
        foreach (var key in needed.OfType<string>())
            Must(service, Has(key), $"has no text '{key}'");
        foreach (var from in service.WordsFrom.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            Must(service, Array.Exists(Parts, p => Has($"{service.Code}@{from}.{p}")), $"has no text from {from} on");
    }

    private bool Has(string key) => texts.Find(Language.German, "services/" + key) is not null;

    private void Must(Service service, bool holds, string what)
    {
        if (!holds)
            throw new FormBroken(file, $"service '{service.Code}': {what}", LineOf(service));
    }

    // At the last place: of two with the same code, the second is the one too many.
    private int? LineOf(Service service)
    {
        var at = text.LastIndexOf($"\"code\": \"{service.Code}\"", StringComparison.Ordinal);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }
}
