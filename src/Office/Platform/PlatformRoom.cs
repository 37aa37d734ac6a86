using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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
        services.AddSingleton(_ => ProtectionKey.Open(place.Folder));
        services.AddSingleton(s => FileStore.Open(place.Folder, s.GetRequiredService<TimeProvider>()));
        // Tried once, when the first file is looked at; where it does not work, files are downloads only.
        services.AddSingleton(_ => Sandbox.Open(CancellationToken.None).GetAwaiter().GetResult());
        services.AddSingleton<PageImages>();
        services.AddSingleton<VirusScanner>();
        services.AddSingleton(application);
        services.AddPooledDbContextFactory<OfficeDb>(options => options.UseOffice(application));
        services.AddScoped(Asked);
        services.AddScoped<Outbox>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }

    /// <summary>How every context of the house talks to its database: snake_case names, plain PostgreSQL, and never without saying for whom.</summary>
    public static DbContextOptionsBuilder UseOffice(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("migrations", "platform")).UseSnakeCaseNamingConvention()
            .AddInterceptors(Whom).ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    private static readonly TellWhom Whom = new();

    // A context from the pool is nobody's until it is told whose it is.
    private static OfficeDb Asked(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<IDbContextFactory<OfficeDb>>().CreateDbContext();
        db.OnBehalf = scope.GetRequiredService<IOnBehalf>();

        // A single statement gets its transaction too: only within one is the actor told.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }
}
