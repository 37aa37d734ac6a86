using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>Writes the page of a <see cref="Trouble"/> as a whole before a byte of it leaves; if even that fails, a few plain lines.</summary>
internal sealed class TroublePage(IRazorViewEngine views, IModelMetadataProvider metadata, ITempDataDictionaryFactory temporary, HouseSettings settings, ILogger<TroublePage> log)
{
    private const string View = "/Shared/Trouble.cshtml", StaffView = "/Desk/StaffTrouble.cshtml";
    private const int MostWords = 300_000;

    // What opens something, as the last part of a field's name; a form with one of them is written anew by hand. Questions have names in small letters: move.postalCode is none.
    private static readonly string[] Secrets = ["Code", "Pin", "Password", "Present", "Again", "Credential", "State", "Digits", "Secret"];

    public async Task<string> Render(HttpContext http, Trouble trouble)
    {
        try
        {
            var view = views.GetView(null, RequestLanguage.IsStaffDoor(http) ? StaffView : View, isMainPage: true).View ?? throw new InvalidOperationException($"{View} is not there.");
            // Where no page was found nobody has asked yet who this is; their own way back depends on it.
            // The forms on it are theirs, too: a token made for nobody would not let them leave.
            if (RequestLanguage.IsStaffDoor(http) && !trouble.IsOurs && (await http.AuthenticateAsync(ClerkSession.Scheme)).Principal is { } clerk)
                http.User = clerk;
            var action = new ActionContext(http, http.GetRouteData() ?? new RouteData(), new ActionDescriptor());
            var data = new ViewDataDictionary<Trouble>(metadata, new ModelStateDictionary()) { Model = trouble };
            await using var page = new StringWriter();
            await view.RenderAsync(new ViewContext(action, view, data, temporary.GetTempData(http), page, new HtmlHelperOptions()));
            return page.ToString();
        }
        catch (Exception e)
        {
            log.LogError(e, "The page that tells of trouble could not be written");
            return Plain(trouble);
        }
    }

    /// <summary>
    /// What somebody had typed in a form of theirs, so that it can be sent again. A code, a PIN or a password is no text to carry about;
    /// files cannot be carried at all, the page says so.
    /// </summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> WordsOf(HttpContext http)
    {
        try
        {
            if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !(IsOfAPerson(http.Request.Path) || RequestLanguage.IsStaffDoor(http)))
                return [];

            var form = await http.Request.ReadFormAsync(CancellationToken.None);

            // A hidden field holds no carriage return; the browser puts it back when it sends.
            var words = form.SelectMany(f => f.Value.OfType<string>(), (f, v) => KeyValuePair.Create(f.Key, v.Replace("\r\n", "\n", StringComparison.Ordinal))).ToList();
            return form.Keys.Any(IsSecret) || words.Sum(w => w.Value.Length) > MostWords ? [] : words;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException or OperationCanceledException)
        {
            return [];
        }
    }

    private static bool IsSecret(string field) => Secrets.Contains(field.Split('.')[^1], StringComparer.Ordinal);

    private static bool IsOfAPerson(PathString path) => path.Value?.Split('/', 3) is [_, var first, _] && Language.TryParse(first, null, out _);

    private string Plain(Trouble trouble) =>
        $"""
        <!doctype html><html lang="de"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(settings.Office.Name)}</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body>
        <h1>Das hat nicht geklappt.</h1><p>Das liegt an uns. Rufen Sie an: {WebUtility.HtmlEncode(settings.Office.Phone)}. Unser Briefkasten: {WebUtility.HtmlEncode(settings.Office.Street)}.</p>
        <p lang="en">That did not work. It is our fault. Call us, or use our letterbox.</p>
        <p lang="ar" dir="rtl">لم ينجح ذلك. السبب عندنا. اتصلوا بنا، أو استعملوا صندوق بريدنا.</p>
        <p>{trouble.Id}</p></body></html>
        """;
}
