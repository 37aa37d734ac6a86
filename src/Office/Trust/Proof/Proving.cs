using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>What makes the journal provable: the sequencer, the nightly check, and the questions about both.</summary>
internal static class Proving
{
    public static IServiceCollection AddProof(this IServiceCollection services)
    {
        services.AddSingleton<ChainEntries>();
        services.AddSingleton<InclusionProofs>();
        services.AddSingleton<JournalStates>();
        services.AddSingleton<SignStatements>();
        services.AddSingleton<CheckStatement>();
        services.AddSingleton<HouseKeys>();
        services.AddSingleton(s => new VerifyJournal(s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<OfficePlace>(), s.GetRequiredService<JournalKey>()));
        services.AddScoped<CheckJournal>();
        services.AddSingleton<JournalPlaces>();
        services.AddHostedService<Sequencer>();
        services.AddHostedService<NightlyCheck>();
        return services;
    }
}
