using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Parity;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>What an agent does at the telephone and at the counter, page by page.</summary>
internal static partial class TalkPages
{
    public const string Continue = "button[value=continue].kern-btn";

    public static Task<Visitor> Agent(this DemonstrationHouse house) => house.Clerk("Paul Mai", "/desk/talks/phone");

    public static Task<Visitor> AtCounter(this DemonstrationHouse house) => house.Clerk("Cora Juni", "/desk/talks/counter");

    public static async Task<PageSeen> Calls(this Visitor agent) => await agent.Submit(await agent.Open("/desk/talks/phone"), "main form");

    public static async Task<PageSeen> Visits(this Visitor agent) => await agent.Submit(await agent.Open("/desk/talks/counter"), "main form");

    /// <summary>The first page of the form of a service.</summary>
    public static async Task<PageSeen> Begins(this Visitor agent, PageSeen talk, string service) =>
        await agent.Submit(await agent.Open(talk.Address.AbsolutePath), "form[action$='handler=begin']", ("Service", service));

    public static async Task<PageSeen> HandsIn(this Visitor agent, PageSeen page, params (string, string?)[] said) =>
        await agent.Submit(await agent.Submit(page, Continue, said), "main form", ("WasReadBack", "true"));

    public static Task<PageSeen> Fills(this Visitor agent, PageSeen page, (Form Form, Answers Answers) sample) => agent.Fill(page, sample.Form, sample.Answers);

    /// <summary>What the desk's script does every few seconds; the revision it is told.</summary>
    public static async Task<string> Keeps(this Visitor agent, PageSeen page, params (string Name, string Value)[] said)
    {
        var kept = await agent.TriesToKeep(page, said);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, kept.StatusCode);
        return kept.Headers.GetValues("X-Seen").Single();
    }

    public static async Task<HttpResponseMessage> TriesToKeep(this Visitor agent, PageSeen page, params (string Name, string Value)[] said)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["do"] = "save" };
        foreach (var hidden in page.Document.QuerySelectorAll("form[data-keep] input[type=hidden]"))
            fields[hidden.GetAttribute("name")!] = hidden.GetAttribute("value") ?? "";
        foreach (var (name, value) in said)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Document.QuerySelector("form[data-keep]")!.GetAttribute("data-keep")!, UriKind.Relative)) { Content = content };
        post.Headers.Add("X-Keep", "1");
        return (await agent.Send(post)).Answer;
    }

    public static async Task<PageSeen> Ends(this Visitor agent, PageSeen talk) =>
        await agent.Submit(await agent.Open(talk.Address.AbsolutePath), "form[action$='handler=end']");

    public static (Form Form, Answers Answers) Sample(this DemonstrationHouse house, string form) =>
        (house.Services.GetRequiredService<Forms>()[form], Answers.FromJson(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Walks.Programs.Root, "forms", form, "samples"), "*.json").Order(StringComparer.Ordinal).First())));

    public static async Task<string> CodeOf(this DemonstrationHouse house, string number)
    {
        await using var scope = house.As(ActorKind.House);
        return scope.ServiceProvider.GetRequiredService<AccessCodes>().For((Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!, 1);
    }

    /// <summary>Ten digits, from the address of a page about one request.</summary>
    public static string NumberOf(PageSeen page) => page.Address.AbsolutePath.Split('/')[4];

    public static string IdOf(PageSeen page) => page.Address.AbsolutePath.Split('/')[3];

    public static IReadOnlyList<int> PlacesOf(PageSeen page) =>
        [.. Digit().Matches(page.Document.QuerySelector("label[for=pin]")!.TextContent).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>As many digits, each another one.</summary>
    public static string Other(string digits) => string.Concat(digits.Select(d => d == '9' ? '0' : (char)(d + 1)));

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
