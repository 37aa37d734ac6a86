using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>The pages of what takes two, of kin and of data protection.</summary>
public sealed partial class EveryDeskPage
{
    private async Task Agrees()
    {
        var act = (Guid)(await Ask("SELECT id FROM trust.joint_act WHERE outcome IS NULL AND kind = 'GiveRole'"))!;
        await By("Kim Lenz", s => s.GetRequiredService<AgreeToAct>().Run(act, default));
    }

    private async Task WalkTwo()
    {
        var path = await PathOf("Rana Apfelbaum");
        var number = RequestNumber.Parse(path.Split('/')[^1], null);
        foreach (var why in (string[])["Eine Beschwerde liegt vor, ich prüfe sie.", "Noch einmal: Die Person hat angerufen."])
            await By("Dilan Stern", s => s.GetRequiredService<LookUrgently>().Run(number, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), why, default));
        await Open("/desk", "worklist with something for two");
        await Open("/desk/second", "what waits for two");
        var act = await clerk.Page.Locator("button[formaction$='handler=agree']").First.EvaluateAsync<string>("b => b.form.elements.Act.value");
        await By("Ayla Herbst", s => s.GetRequiredService<DeclineAct>().Run(Guid.Parse(act), null, default));
        await Press("what waits for two, with errors and an alarm");

        await Open("/desk/kin", "kin");
        await Press("kin with errors");
        await clerk.Write(("Name", "Nora Niemand"), ("BornOn", "1.1.1950"));
        await Press("kin with a mark");

        await Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkCreated', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            UPDATE trust.clerk SET team = 'Team 7' WHERE user_name = 'j.winter'; COMMIT
            """);
        var other = (long)(await Ask("SELECT min(t.number) FROM cases.task t JOIN trust.clerk c ON c.id = t.assigned_to WHERE c.user_name = 'j.winter' AND t.closed_at IS NULL"))!;
        await Open($"/desk/requests/{other:D10}/reason", "reason for another team");
        await Press("reason for another team with errors");

        await clerk.Press(".who form button");
        await clerk.Open("/desk/privacy");
        await clerk.Leaving(() => clerk.Page.Locator("button[name=Clerk]", new() { HasText = "Dilan Stern" }).ClickAsync());
        await Note("privacy");
        await Press("privacy with errors");
        await clerk.Write(("Number", number.ToString()), ("Words", "Gegen jemanden läuft eine Prüfung."));
        await Press("request opened urgently");
        await Open($"/desk/privacy/{number.ToPath()}", "looks");
        await Press("looks with errors");
        await Open("/desk/privacy/papers/record", "record of processing");
        await Open("/desk/privacy/papers/impact", "impact assessment");
        await Open("/desk/keeping", "keeping");
        await Press("keeping with errors");
        await clerk.Write(("Number", number.ToString()));
        await clerk.Page.Locator("#warum-0").CheckAsync();
        await Press("keeping with a hold");
        await clerk.Page.Locator("summary", new() { HasText = "Beenden vorschlagen" }).First.ClickAsync();
        await Send("form[action$='handler=lift'] .act", "keeping with errors in an end of a hold");
        await Send("form[action$='handler=erase'] .act", "keeping with errors in an erasure");
        await clerk.Write(("Unwanted", (await NumberOf("Ida Immergrün")).ToString("D10", System.Globalization.CultureInfo.InvariantCulture)), ("Ground", "Unlawful"), ("Because", "Das war eine andere Person dieses Namens."));
        await Send("form[action$='handler=erase'] .act", "keeping with a proposal");
        await clerk.Open("/desk/second");
        await Note("what waits for two, an erasure among it");
        await By("Ayla Herbst", async s => await s.GetRequiredService<AgreeToAct>().Run((Guid)(await Ask("SELECT id FROM trust.joint_act WHERE kind = 'EraseOnRequest'"))!, default));
        await Services.GetRequiredService<OffenesHaus.Intake.PrivacyRights.EraseAgreed>().Run(default);
        await Open("/desk/keeping", "keeping with a proof of erasure");
    }

    private async Task Send(string button, string state)
    {
        await clerk.Press(button);
        await Note(state);
    }

    private async Task By(string name, Func<IServiceProvider, Task> act)
    {
        await using var scope = As(ActorKind.Clerk, (Guid)(await Ask($"SELECT id FROM trust.clerk WHERE display_name = '{name}'"))!);
        await act(scope.ServiceProvider);
    }
}
