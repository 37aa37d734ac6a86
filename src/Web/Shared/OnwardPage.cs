using System.Net;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// A page that leads out of the house by itself, after a button was pressed. A redirection would not do: browsers hold every stop behind a form to the house's own address (form-action of the policy on content),
/// and an entry of the history that is replaced at once names nobody until then, not even the office.
/// </summary>
internal static class OnwardPage
{
    /// <param name="t">The words of the language the page is in.</param>
    /// <param name="title">Key of the words that say where it goes.</param>
    /// <param name="to">An absolute address, chosen by the house.</param>
    public static string Of(Say t, string title, string to) => $"""
        <!doctype html><html lang="{t.Language}" dir="{(t.Language.RightToLeft ? "rtl" : "ltr")}"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(t[title])}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0; url={WebUtility.HtmlEncode(to)}"></head>
        <body><main><h1>{WebUtility.HtmlEncode(t[title])}</h1><p><a href="{WebUtility.HtmlEncode(to)}">{WebUtility.HtmlEncode(t["leave/on"])}</a></p></main></body></html>
        """;
}
