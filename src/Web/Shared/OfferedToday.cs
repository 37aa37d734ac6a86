using OffenesHaus.Catalog;
using OffenesHaus.Law;

namespace OffenesHaus.Web.Shared;

/// <summary>The services that are offered today, by group: the catalogue of the portal, and the choice of whoever begins a request for somebody.</summary>
public sealed class OfferedToday(Services services, Forms forms, TimeProvider clock)
{
    public IEnumerable<IGrouping<string, Service>> Groups => services.All.Where(s => s.IsOffered(Today)).GroupBy(s => s.Group, StringComparer.Ordinal);

    /// <summary>Forms of a group that no service starts with: they are called by their own title until the catalogue has an entry for them.</summary>
    public IEnumerable<Form> FormsIn(string group) =>
        forms.All.Where(f => services.All.All(s => s.Form != f.Code) && services.Find(f.Service)?.Group == group).OrderBy(f => f.Code, StringComparer.Ordinal);

    /// <summary>The key of a service's words in force today.</summary>
    public string Key(Service service, string part) => services.Key(service, part, Today);

    /// <summary>What a request was begun for, in German; null where the catalogue does not know it any more.</summary>
    public string? Name(Say t, Form form, string? asked) => services.For(form, asked) is { } service ? t.German[Key(service, "name")] : null;

    /// <summary>The team of the house that answers it, in German; null: another authority does.</summary>
    public string? Team(Say t, Form form, string? asked) => services.For(form, asked)?.Team is { } team ? t.German[$"services/team.{team}"] : null;

    private DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());
}

/// <summary>The catalogue as the options of a choice, for whoever of the staff begins a request for somebody. <paramref name="Chosen"/>: what was chosen before the page came back.</summary>
public sealed record ServiceChoice(OfferedToday Offered, string? Chosen);
