using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>The ground the rooms stand on: database, key, file store, outbox.</summary>
public static class PlatformRoom
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, OfficePlace place, NpgsqlDataSource application)
    {
        services.AddSingleton(place);
        services.AddSingleton(_ => OfficeKey.Open(place.Folder));
        services.AddSingleton(s => FileStore.Open(place.Folder, s.GetRequiredService<TimeProvider>()));
        // Tried once, when the first file is looked at; where it does not work, files are downloads only.
        services.AddSingleton(_ => Sandbox.Open(CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton<PageImages>();
        services.AddSingleton(application);
        services.AddDbContextPool<OfficeDb>(options => options.UseOffice(application));
        services.AddScoped<Outbox>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }

    /// <summary>How every context of the house talks to its database: snake_case names, plain PostgreSQL.</summary>
    public static DbContextOptionsBuilder UseOffice(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("migrations", "platform")).UseSnakeCaseNamingConvention();
}
