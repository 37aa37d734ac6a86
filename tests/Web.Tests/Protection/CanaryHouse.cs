using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Protection;

/// <summary>A house with a hundred protected people, each of whom told their address in every field and word that a house takes, before and after they asked for protection.</summary>
public sealed class CanaryHouse : DemonstrationHouse, IAsyncLifetime
{
    public const int Many = 100;

    private readonly List<Person> people = [];
    private Guid helper;

    internal IReadOnlyList<Person> People => people;

    internal Dictionary<string, Visitor> Roles { get; } = new(StringComparer.Ordinal);

    public static string Street(int person) => string.Create(CultureInfo.InvariantCulture, $"Kanarigasse {1000 + person}");

    public static string Safe(int person) => string.Create(CultureInfo.InvariantCulture, $"Schutzallee {1000 + person}");

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var scope = As(ActorKind.House))
            await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = "m.post", DisplayName = "Mia Post", Team = "Posteingang", Role = ClerkRole.MailRoom, Invented = true }, default);
        foreach (var (role, name, path) in new[] { ("case worker", "Miriam Sommer", "/desk"), ("named reader", "Jonas Winter", "/desk"), ("team lead", "Ayla Herbst", "/desk"), ("mail room", "Mia Post", "/desk/letters"), ("operator", "Kim Lenz", "/admin/hours"), ("privacy officer", "Dilan Stern", "/desk/privacy") })
            Roles[role] = await Clerk(name, path);
        helper = await this.Adviser("h.kanari");
        Roles["helper"] = await this.HelperComesIn("Anna h.kanari");
        Roles["anybody"] = Visitor();
        Roles["another person"] = Visitor("127.140.0.1");
        await Roles["another person"].HandsIn("Etwas anderes");
        for (var i = 0; i < Many; i++)
            people.Add(await Protect(i));
        await this.KeepPromises();
    }

    private async Task<Person> Protect(int i)
    {
        var visitor = Visitor(string.Create(CultureInfo.InvariantCulture, $"127.141.{i}.1"));
        var clerk = Roles["case worker"];
        var receipt = await visitor.WritesFrom($"{Street(i)}\n98765 Geheimstadt", ("name", string.Create(CultureInfo.InvariantCulture, $"Person Geschützt{i}")), ("customerNumber", string.Create(CultureInfo.InvariantCulture, $"000P{i:D6}")), ("concern", $"Ich wohne in der {Street(i)} und frage etwas."));
        var number = receipt.Keys().Number;
        await visitor.SubmitWith(await visitor.Open("/de/status/anliegen"), Portal.People.Main, [new("files", $"Vertrag {Street(i)}.jpg", Files.Jpeg)], ("Words", $"Der Vertrag der {Street(i)}."));
        if (i % 10 == 0)
            await clerk.Answers(number, $"Wir schreiben Ihnen in die {Street(i)}.");

        await visitor.WantsProtection(("Way", "Letter"), ("To", $"Beratung\n{Safe(i)}\n22222 Irgendwo"));

        if (i % 10 == 1)
            await clerk.Answers(number);
        if (i % 10 == 2)
            await visitor.Submit(await visitor.Open("/de/status/anliegen"), Portal.People.Main, ("Words", $"Noch einmal: {Street(i)}."));
        if (i % 10 == 3)
            await clerk.Submit(await clerk.Open(Protected.Path(number) + "/note"), "main .form", ("Words", $"Sie nennt {Street(i)}."));
        // Whoever helps with everything, and whoever opened it because it could not wait, is not named either.
        if (i % 10 == 5)
            Assert.Equal(HandOverEnd.Taken, await this.Brings(helper, number, (await this.Gives(await this.RequestOf(number), HelpScopes.Full)).Code!.Digits));
        if (i % 10 == 6)
            await LooksUrgently(number);
        await Roles["team lead"].Names(number, "Jonas Winter");
        return new(i, number, receipt.Link("a[href$='/pdf']")![..^4], visitor);
    }

    private async Task LooksUrgently(string number)
    {
        await using var scope = As(ActorKind.Clerk, (Guid)(await Ask("SELECT id FROM trust.clerk WHERE display_name = 'Dilan Stern'"))!);
        await scope.ServiceProvider.GetRequiredService<LookUrgently>().Run(RequestNumber.Parse(number, null), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "Jemand ist in Gefahr und ruft gerade an.", default);
    }
}

/// <summary>A protected person with the browser they came with.</summary>
internal sealed record Person(int Index, string Number, string Receipt, Visitor Visitor);
