using System.Diagnostics;
using Npgsql;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Invented;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web;

/// <summary>What is done between migrated database and open doors.</summary>
internal static class Opening
{
    public static async Task Prepare(WebApplication house, Action<string> say, CancellationToken stop)
    {
        var settings = house.Services.GetRequiredService<HouseSettings>();
        await using var scope = house.Services.CreateAsyncScope();
        if (settings.Demonstration && await scope.ServiceProvider.GetRequiredService<DemonstrationState>().IsEmpty(stop))
        {
            var begun = Stopwatch.GetTimestamp();
            await using var load = new LoadDemonstration(settings, house.Services.GetRequiredService<NpgsqlDataSource>(), house.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            var requests = await load.Run(stop);
            say($"Loaded the demonstration office: {requests} requests of invented people, in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} seconds.");
        }

        await using (var asHouse = house.Services.GetRequiredService<HouseScope>()())
            await asHouse.ServiceProvider.GetRequiredService<People.ProtectedKeys>().Prove(stop);
        await using (var asHouse = house.Services.GetRequiredService<HouseScope>()())
            await asHouse.ServiceProvider.GetRequiredService<Trust.Erasing.KeepErasedList>().Run(stop);
        var demonstration = house.Services.GetRequiredService<Demonstration>();
        await demonstration.Read(house.Services, stop);
        if (demonstration.IsLoaded)
            await SetUpSampleHours(house.Services, stop);
        await house.Services.GetRequiredService<HoursInForce>().Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stop);
        if (!await scope.ServiceProvider.GetRequiredService<Colleagues>().Anybody(stop))
            scope.ServiceProvider.GetRequiredService<FirstClerkCode>().Draw();
    }

    /// <summary>The invented office is open when the sample plan says so. A real office sets its own hours, and until then says that it does not know.</summary>
    internal static async Task SetUpSampleHours(IServiceProvider house, CancellationToken stop)
    {
        await using var scope = house.GetRequiredService<HouseScope>()();
        await scope.ServiceProvider.GetRequiredService<SetUpHours>().Run(SamplePlan.Musterstadt, stop);
    }
}
