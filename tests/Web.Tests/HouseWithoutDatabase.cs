using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace OffenesHaus.Web.Tests;

/// <summary>A house whose database cannot be reached.</summary>
internal sealed class HouseWithoutDatabase : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("oh-house-").FullName;
    private readonly NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2");
    private readonly WebApplication app;

    private HouseWithoutDatabase() => app = House.Build(new() { Data = data, Urls = "http://127.0.0.1:0", Demonstration = false }, nowhere);

    public Uri Address => new(House.Addresses(app).Single());

    public static async Task<HouseWithoutDatabase> Open()
    {
        var house = new HouseWithoutDatabase();
        await house.app.StartAsync();
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await nowhere.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
