using System.Net;
using OffenesHaus.Web.Tests.Desk;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>What a person does with a passkey, said in one line each. The browser must be at an address that has passkeys.</summary>
internal static class OwnPasskeys
{
    public const string New = "form[action$='handler=passkey']", Tie = "form[action$='handler=tie']", Enter = New;

    /// <summary>The address of the house that has passkeys.</summary>
    public static Uri Here(this OpenHouse house) => new($"http://localhost:{house.Address.Port}/");

    public static string Options(this PageSeen page, string form) => page.Document.QuerySelector(form)!.GetAttribute("data-options")!;

    public static async Task<PageSeen> AddsKey(this Visitor person, SoftKey key)
    {
        var added = await person.Signs(await person.Open("/de/status/zugang"), New, key.Make);
        Assert.Equal((HttpStatusCode.OK, null), (added.Status, added.Part("[role=alert]")));
        return added;
    }

    /// <summary>One that opens another request already.</summary>
    public static async Task<PageSeen> TiesKey(this Visitor person, SoftKey key) => await person.Signs(await person.Open("/de/status/zugang"), Tie, o => key.Use(o));

    public static async Task<PageSeen> EntersWith(this Visitor visitor, SoftKey key) => await visitor.Signs(await visitor.Open("/de/status"), Enter, o => key.Use(o));

    public static Task<PageSeen> Signs(this Visitor visitor, PageSeen page, string form, Func<string, string> answer) =>
        visitor.Submit(page, form, ("Passkey.Credential", answer(page.Options(form))));
}
