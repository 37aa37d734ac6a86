using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>What people are told about their data: the version that holds today, or any other by its number.</summary>
public sealed class PrivacyModel(NoticeBook notices, KeepingRules keeping, Say t, TimeProvider clock) : PageModel
{
    public Notice Shown { get; private set; } = null!;

    public Notice Now => notices.InForce(Today);

    public IReadOnlyList<Notice> All => notices.All;

    /// <summary>The last day on which the version shown held.</summary>
    public DateOnly? Until => notices.HeldUntil(Shown);

    private DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    public void OnGet([FromRoute] int? version) => Shown = version is { } wanted ? notices.Version(wanted) ?? throw new NotFound() : Now;

    /// <summary>As long as it was kept when the version shown held last: alone, and as it stands after "nach".</summary>
    public object[] KeptFor(KeptKind kind)
    {
        var length = keeping.InForce(kind, Until is { } last && last < Today ? last : Today).Length;
        return [length.In(LawWords.Of(t.Language)), length.Behind(LawWords.Of(t.Language))];
    }

    internal static string Of(string what, OfficeSettings office) => what switch
    {
        "controller" => office.Controller,
        "officer" => office.DataProtectionOfficer,
        "supervisor" => office.Supervisor,
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
