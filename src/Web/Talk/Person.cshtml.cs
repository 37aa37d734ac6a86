using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Persons;

namespace OffenesHaus.Web.Talk;

/// <summary>The line of a person beside the running conversation: what they proved to be theirs in it, and no word more than that proof opens.</summary>
public sealed class PersonModel(ReadPersonLine read) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public LineMark? Before { get; set; }

    public PersonLine Line { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Line = await read.InTalk(Id, Number, Before, stop);
    }
}
