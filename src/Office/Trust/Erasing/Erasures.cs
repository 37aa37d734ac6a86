using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Trust.Erasing;

/// <summary>What destroys keys, and what remembers that.</summary>
internal static class Erasures
{
    public static IServiceCollection AddErasing(this IServiceCollection services)
    {
        services.AddScoped<IHoldings, TrustHoldings>();
        services.AddSingleton(s => new WrappedKeys { Name = "data", Table = "trust.data_key", Id = "subject", Subject = "subject", Bytes = "bytes", Under = s.GetRequiredService<OfficeKey>() });
        services.AddScoped<Erase>();
        services.AddScoped<KeepErasedList>();
        services.AddScoped<BackUp>();
        services.AddScoped<BackupsKnown>();
        services.AddScoped<KeepBackup>();
        services.AddScoped<RefreshKeys>();
        services.AddScoped<RotateKeys>();
        services.AddHostedService<NightlyBackup>();

        // Retention
        services.AddScoped<AtRest>();
        services.AddScoped<KeptUntil>();
        services.AddScoped<EraseDue>();
        services.AddScoped<RetentionStates>();
        services.AddSingleton<RetentionUpkeep>();
        services.AddHostedService(s => s.GetRequiredService<RetentionUpkeep>());
        return services;
    }
}
