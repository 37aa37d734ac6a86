using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What is to be done: one list, oldest legal day first, with filters whose numbers are those of their lists.</summary>
public sealed class WorklistModel(Worklist worklist, WorklistCounts counts, TakeTasks take, OfferedToday offered, Forms forms, Say t, ClerkSession session, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "wer")]
    public Holder Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "frist")]
    public DueIn? Due { get; set; }

    [BindProperty(SupportsGet = true, Name = "weg")]
    public Channel? Channel { get; set; }

    [BindProperty(SupportsGet = true, Name = "sprache")]
    public string? SpokenLanguage { get; set; }

    [BindProperty(SupportsGet = true, Name = "nach")]
    public WorklistMark? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public WorklistMark? Before { get; set; }

    public WorklistPage List { get; private set; } = null!;

    public WorklistNumbers Numbers { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public DateOnly Today => GermanTime.DayOf(Now);

    public string Team => session.Me.Team;

    /// <summary>The service a row was begun for.</summary>
    public string ServiceOf(WorklistRow row) => forms.Find(row.Form) is { } form && offered.Name(t, form, row.Service) is { } name ? name : StaffWords.Matter(t, row.Form);

    /// <summary>Named below the form where the form alone does not say it.</summary>
    public string ServiceBelow(WorklistRow row) => row.Service is not null && forms.Find(row.Form)?.Service != row.Service ? ServiceOf(row) : "";

    public string NewsPath => $"/desk/news?seit={Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";

    public WorklistFilter Filter => new() { Who = Who, Due = Due, Channel = Channel, Language = SpokenLanguage };

    public async Task Load(CancellationToken stop)
    {
        // A filter nobody can choose shows everything, as if it were not there.
        ModelState.Remove("frist");
        Now = clock.GetUtcNow();
        Numbers = await counts.See(Filter, stop);
        List = await worklist.See(Filter, After, Before, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostTakeAsync(long number, CancellationToken stop)
    {
        await take.Run(number, stop);
        return Redirect("/desk/requests/" + number.ToString("D10", CultureInfo.InvariantCulture));
    }

    /// <summary>The address of this list with another choice; the first page of it.</summary>
    public string With(Holder? who = null, DueIn? due = null, Channel? channel = null, string? language = null)
    {
        // What is chosen already is given back by a second click.
        var (w, d, c, l) = (who ?? Who, due is null ? Due : due == Due ? null : due, channel is null ? Channel : channel == Channel ? null : channel, language is null ? SpokenLanguage : language == SpokenLanguage ? null : language);
        return Address(w, d, c, l, null);
    }

    public string Page(string way, WorklistMark mark) => Address(Who, Due, Channel, SpokenLanguage, $"{way}={mark}");

    private static string Address(Holder who, DueIn? due, Channel? channel, string? language, string? more)
    {
        var list = WorklistAddress.List(new() { Who = who, Due = due, Channel = channel, Language = language });
        return more is null ? list : list + (list.Contains('?', StringComparison.Ordinal) ? "&" : "?") + more;
    }
}
