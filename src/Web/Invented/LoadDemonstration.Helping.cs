using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Invented;

/// <summary>One adviser of an invented organisation, and the people who let her help.</summary>
internal sealed partial class LoadDemonstration
{
    private Guid adviser;

    private async Task<Guid> MakeAdviser(CancellationToken stop)
    {
        await using var scope = As(ActorKind.House, null);
        return await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Run(new() { Login = "a.ahorn", Name = "Anna Ahorn", Organisation = "Sozialberatung Lindenhof", Invented = true }, stop);
    }

    private async Task LetHelp(Saved saved, CancellationToken stop)
    {
        clock.Set(now.AddMinutes(-1));
        MandateGiven given;
        await using (var person = As(ActorKind.Person, saved.Own.Id))
            given = await person.ServiceProvider.GetRequiredService<GiveMandate>().Run(saved.Own.Id, new()
            {
                Kind = MandateKind.Adviser,
                Scope = HelpScopes.Full,
                Name = "Anna Ahorn",
                Organisation = "Sozialberatung Lindenhof",
                UntilOn = GermanTime.DayOf(now).AddMonths(3),
                Evidence = MandateEvidence.Portal,
                Through = Law.Channel.Portal,
            }, stop);
        await using var helper = As(ActorKind.Helper, adviser);
        await helper.ServiceProvider.GetRequiredService<TakeMandate>().Run(saved.Own.Number.ToPath(), given.Code!.Digits, "127.0.0.0", stop);
    }
}
