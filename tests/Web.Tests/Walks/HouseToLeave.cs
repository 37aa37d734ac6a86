using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>A house whose quick exit leads to a page of somebody else, as it does in life.</summary>
public sealed class HouseToLeave : OpenHouse, IAsyncLifetime
{
    private WebApplication? elsewhere;

    public string Elsewhere { get; private set; } = "";

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        elsewhere = builder.Build();
        elsewhere.MapGet("/", () => Results.Content("<!doctype html><title>Wetter</title><h1>Heute sonnig</h1>", "text/html"));
        await elsewhere.StartAsync();
        Elsewhere = elsewhere.Urls.Single() + "/";
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await elsewhere!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override HouseSettings Settings(HouseSettings settings) => settings with { Office = settings.Office with { LeaveTo = Elsewhere } };
}
