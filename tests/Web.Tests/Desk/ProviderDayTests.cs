using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A session that began at the provider ends in the house, whatever the provider still remembers.</summary>
public sealed class ProviderDayTests(ProviderDay house) : IClassFixture<ProviderDay>
{
    [Fact]
    public async Task Who_came_from_the_provider_is_out_after_eight_hours_and_is_asked_there_anew()
    {
        await house.NewClerk("o.tag");
        (house.Provider.Subject, house.Provider.UserName, house.Provider.Amr) = ("day", "o.tag", ProviderHouse.SecondStep);
        var (before, _) = await house.LoggedIn("o.tag");
        await before.LedOn(await before.Submit(await before.Open("/desk/passkeys"), "form.provider"));
        before.Dispose();
        using var clerk = new Visitor(house.Here);
        var login = await clerk.Open("/desk/login?weiter=%2Fdesk");
        Assert.Equal("/desk", (await clerk.LedOn(await clerk.Submit(login, "form.provider"))).Address.AbsolutePath);

        for (var minutes = 25; minutes <= 8 * 60 + 25; minutes += 25)
        {
            house.Passes(TimeSpan.FromMinutes(25));
            Assert.Equal((minutes, minutes < 8 * 60 ? "/desk" : "/desk/login"), (minutes, (await clerk.Open("/desk")).Address.AbsolutePath));
        }

        await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/login"), "form.provider"));
        Assert.Equal(("login", 0L), (house.Provider.Asked!.Prompt, house.Provider.Asked.MaxAge));
    }
}

/// <summary>The house beside a provider, with a clock that can be set forward.</summary>
public sealed class ProviderDay : ProviderHouse
{
    internal void Passes(TimeSpan time) => ((ClockFrom)Services.GetRequiredService<TimeProvider>()).Forward(time);

    protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { Time = TimeProvider.System.GetUtcNow() };
}
