using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>What persons and their helpers do, said in one line each.</summary>
internal static class Helping
{
    public const string Password = "Tisch Regen Lampe 9";

    /// <summary>The person gives a mandate at the portal; number and hand-over code as they stand on the page.</summary>
    public static async Task<(string Number, string Code)> LetsHelp(this Visitor person, params HelpScopes[] scopes)
    {
        var form = await person.Open("/de/status/hilfe");
        var given = await person.Submit(form, Portal.People.Main, [("Kind", "Family"), ("Name", "Samir Haddad"), ("Months", "1"), .. scopes.Select(s => ("Scope", (string?)s.ToString()))]);
        return given.Keys();
    }

    /// <summary>The same without a browser.</summary>
    public static async Task<MandateGiven> Gives(this OpenHouse house, Guid request, HelpScopes scope, int months = 1, Guid? key = null, Guid? means = null)
    {
        await using var person = house.As(ActorKind.Person, request);
        return await person.ServiceProvider.GetRequiredService<GiveMandate>().Run(request, new()
        {
            Key = key,
            Means = means,
            Kind = MandateKind.Family,
            Scope = scope,
            Name = "Samir Haddad",
            UntilOn = GermanTime.DayOf(TimeProvider.System.GetUtcNow()).AddMonths(months),
            Evidence = MandateEvidence.Portal,
            Through = Law.Channel.Portal,
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>An account that somebody of an organisation has; it opens nothing yet.</summary>
    public static async Task<Guid> Adviser(this OpenHouse house, string login)
    {
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Run(new() { Login = login, Name = $"Anna {login}", Organisation = "Beratung am Markt", Invented = true }, TestContext.Current.CancellationToken);
    }

    public static async Task<HandOverEnd> Brings(this OpenHouse house, Guid helper, string number, string code)
    {
        await using var scope = house.As(ActorKind.Helper, helper);
        return (await scope.ServiceProvider.GetRequiredService<TakeMandate>().Run(number, code, Guid.CreateVersion7().ToString("N"), TestContext.Current.CancellationToken)).End;
    }

    /// <summary>Makes an account with number and hand-over code and the list on paper; the page of the helper's work.</summary>
    public static async Task<PageSeen> Joins(this Visitor helper, string number, string code, string login, string language = "de")
    {
        var form = await helper.Open($"/{language}/helfen/konto");
        var step = await helper.Submit(form, Portal.People.Main, ("Number", number), ("Code", code), ("Name", "Samir Haddad"), ("Login", login), ("Password", Password));
        await helper.Submit(step, "form[action$='handler=list'] button");
        return await helper.Open($"/{language}/helfen");
    }

    /// <summary>An invented helper comes in with one click.</summary>
    public static async Task<Visitor> HelperComesIn(this OpenHouse house, string name, Uri? where = null)
    {
        var visitor = where is null ? house.Visitor() : new Visitor(where);
        await visitor.ComesInAs(name);
        return visitor;
    }

    public static async Task ComesInAs(this Visitor visitor, string name)
    {
        var door = await visitor.Open("/de/helfen/anmelden");
        var button = door.Document.QuerySelectorAll("button[name=helper]").Single(b => b.TextContent.Contains(name, StringComparison.Ordinal));
        button.Id = "wanted";
        Assert.Equal("/de/helfen", (await visitor.Submit(door, "#wanted")).Address.AbsolutePath);
    }

    public static async Task<Guid> RequestOf(this OpenHouse house, string number) => (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;

    /// <summary>What the journal says was refused about a request, oldest first.</summary>
    public static async Task<string> Refused(this OpenHouse house, string number) =>
        (string)(await house.Ask($"SELECT coalesce(string_agg(j.detail, ', ' ORDER BY j.id), '') FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'MandateRefused' AND r.number = {number.Digits()}"))!;
}
