using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class KeepingTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Path = "/desk/keeping";

    [Fact]
    public async Task An_officer_holds_a_matter_at_once_and_it_takes_two_to_lift_that()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);
        var number = await house.NumberOf("Rana Apfelbaum");
        var held = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{number}"), ("Reason", "Dispute"));
        Assert.Contains("Widerspruch oder Klage ist offen", held.Text, StringComparison.Ordinal);
        Assert.False(await Erases(number));

        var form = held.Document.QuerySelector("form[action$='handler=lift']")!;
        form.Id = "lift";
        var asked = await officer.Submit(held, "#lift", ("Words", "Die Klage ist erledigt, Urteil ist rechtskräftig."));
        Assert.Contains("wartet auf eine zweite Person", asked.Text, StringComparison.Ordinal);
        Assert.False(await Erases(number));

        await house.Agrees("Nicht länger aufbewahren", "Ayla Herbst", "/desk");
        Assert.Contains("Nichts ist vom Löschen ausgenommen.", (await officer.Open(Path)).Text, StringComparison.Ordinal);
        Assert.True(await Erases(number));

        var again = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{number}"), ("Reason", "Claim"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Dieses Anliegen ist schon gelöscht.", again.Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_nobody_has_and_a_missing_reason_are_asked_for_again_with_what_was_typed()
    {
        using var officer = await house.Clerk("Dilan Stern", Path);

        var none = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", "9999999999"), ("Reason", "Claim"));
        var unsaid = await officer.Submit(await officer.Open(Path), "main form.form", ("Number", $"{await house.NumberOf("Ida Immergrün")}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal("9999999999", none.Document.GetElementById("nummer")!.GetAttribute("value"));
        Assert.Contains("Wählen Sie bitte einen Grund.", unsaid.Part("[role=alert]"), StringComparison.Ordinal);
    }

    private async Task<bool> Erases(long number)
    {
        var id = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<Erase>().Run(id, ErasureGround.OwnWish, default);
    }
}
