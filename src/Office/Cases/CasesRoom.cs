using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Cases;

/// <summary>What staff have to do, in which order, until when.</summary>
public static class CasesRoom
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddHostedService<FoldWorklist>();
        services.AddScoped<IHoldings, CasesHoldings>();
        services.AddSingleton<RaiseToLeads>();
        services.AddHostedService(s => s.GetRequiredService<RaiseToLeads>());

        // Verbs
        services.AddScoped<WorkRights>();
        services.AddScoped<Release>();
        services.AddScoped<Tasks>();
        services.AddScoped<TakeTasks>();
        services.AddScoped<AssignTasks>();
        services.AddScoped<IListener, ReleaseTasks>();
        services.AddScoped<Raise>();
        services.AddScoped<AcceptEmergency>();
        services.AddScoped<CloseEmergency>();

        // Questions
        services.AddScoped<Worklist>();
        services.AddScoped<WorklistCounts>();
        services.AddScoped<WorklistPlace>();
        services.AddScoped<TermsEnding>();
        services.AddScoped<EmergenciesNow>();
        services.AddScoped<ReadEmergency>();
        return services;
    }
}
