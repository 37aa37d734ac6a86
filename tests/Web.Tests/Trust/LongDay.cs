using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>A house whose clock can be set forward.</summary>
public sealed class LongDay : OpenHouse
{
    internal const string Password = "Tisch Regen Lampe 9";

    internal DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    internal void Passes(TimeSpan time) => ((ClockFrom)Services.GetRequiredService<TimeProvider>()).Forward(time);

    internal void Passes(int minutes) => Passes(TimeSpan.FromMinutes(minutes));

    /// <summary>A browser in which a new clerk has logged in.</summary>
    internal async Task<(Visitor Visitor, Guid Id, byte[] App)> ClerkComesIn(string user)
    {
        Guid id;
        await using (var scope = As(ActorKind.House))
            id = await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Wilma Werktag", Team = "Team 3", Role = ClerkRole.CaseWorker, Password = Password }, TestContext.Current.CancellationToken);
        var visitor = new Visitor(this.Here());
        var setUp = await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", user), ("Password", Password));
        var app = Totp.FromWritten(setUp.Part(".mono")!);
        await visitor.Submit(setUp, "main form", ("Code", Totp.At(Now, app)));
        return (visitor, id, app);
    }

    /// <summary>The same account in another browser, half a minute later: no code counts twice.</summary>
    internal async Task<Visitor> ComesInAgain(string user, byte[] app, string password = Password)
    {
        Passes(TimeSpan.FromSeconds(31));
        var visitor = new Visitor(this.Here());
        var step = await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", user), ("Password", password));
        await visitor.Submit(step, "main form", ("Code", Totp.At(Now, app)));
        return visitor;
    }

    protected override HouseSettings Settings(HouseSettings settings) => settings with { Time = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero) };
}
