using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// A post that cannot be taken shows its form again with the text in it: a refusal of the office (422), a form that lay open too long (400).
/// The words a person wrote are never answered with an empty page.
/// </summary>
public sealed class FormComesBack(IAntiforgery antiforgery, Refusals refusals, Say t) : IAsyncPageFilter
{
    /// <summary>Where the page finds what is wrong, in order: ids of fields and sentences.</summary>
    public const string Wrong = "Wrong";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not PageModel page || !HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            if (context.HandlerInstance is PageModel read)
                Forget(read, k => read.ModelState[k]!.Errors.Count > 0);
            Ask(await next());
            return;
        }

        Forget(page, k => k.StartsWith('_'));
        if (!await antiforgery.IsRequestValidAsync(context.HttpContext))
        {
            // Mostly a form that lay open too long; many of them from one place are something else.
            await refusals.Other("form-token", Network.Of(context.HttpContext), null, context.HttpContext.RequestAborted);
            context.Result = await Again(page, StatusCodes.Status400BadRequest, [("", t[Posted.Of(context.HttpContext) is { CutOff: true } posted ? posted.CutOffWords : "refusals/send-again"])]);
            return;
        }

        var done = await next();
        Ask(done);
        if (done.Exception is Refused no && page is IShowData)
        {
            done.ExceptionHandled = true;
            done.Result = await Again(page, StatusCodes.Status422UnprocessableEntity, [.. no.Also.Prepend(no).Select(n => (Field(page, n), Sentence(page, n)))]);
        }
    }

    // Nobody typed a hidden field or what stands behind an address, so nobody is told about a broken one: the page is drawn without it.
    private static void Forget(PageModel page, Func<string, bool> broken)
    {
        foreach (var field in page.ModelState.Keys.Where(broken).ToList())
            page.ModelState.Remove(field);
    }

    // No task of theirs: first the reason, then the page they wanted.
    private static void Ask(PageHandlerExecutedContext done)
    {
        if (done.Exception is not ReasonNeeded need)
            return;
        done.ExceptionHandled = true;
        done.Result = ToReason(need);
    }

    private static RedirectResult ToReason(ReasonNeeded need) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/desk/requests/{need.Number:D10}/reason"));

    // One rule may refuse both a person and the clerk who writes for them: each is told in their own words.
    private string Sentence(PageModel page, Refused no) =>
        (RequestLanguage.IsStaffDoor(page.HttpContext) ? StaffRefusals.Sentence(no) : null) ?? t["refusals/" + no.Code, [.. no.Facts]];

    private static string Field(PageModel page, Refused no) =>
        RequestLanguage.IsStaffDoor(page.HttpContext) ? StaffRefusals.Field(no) : PersonFields.Of(no);

    private async Task<IActionResult> Again(PageModel page, int status, IReadOnlyList<(string Field, string Sentence)> wrong)
    {
        if (page is not IShowData shown)
            return new StatusCodeResult(status);

        foreach (var (field, sentence) in wrong)
            page.ModelState.AddModelError(field, sentence);
        page.ViewData[Wrong] = wrong;
        try
        {
            await shown.Load(page.HttpContext.RequestAborted);
        }
        catch (ReasonNeeded need)
        {
            return ToReason(need);
        }

        if (!shown.HasData)
            return new RedirectResult($"/{t.Language}/{shown.Entrance}");

        page.Response.StatusCode = status;
        return page.Page();
    }
}
