using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared;

/// <summary>Whether invented people live in this house: then every page and paper says so, and one click logs in. Read from the database when the doors open.</summary>
public sealed class Demonstration
{
    public bool IsLoaded { get; private set; }

    public async Task Read(IServiceProvider house, CancellationToken stop)
    {
        await using var scope = house.CreateAsyncScope();
        IsLoaded = await scope.ServiceProvider.GetRequiredService<DemonstrationState>().IsLoaded(stop);
    }
}
