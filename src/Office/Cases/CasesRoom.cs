using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>What staff have to do, in which order, until when.</summary>
public static class CasesRoom
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddHostedService<FoldWorklist>();

        // Verbs
        services.AddScoped<WorkRights>();
        services.AddScoped<Release>();
        services.AddScoped<Tasks>();
        services.AddScoped<TakeTasks>();
        services.AddScoped<AssignTasks>();
        services.AddScoped<IListener, ReleaseTasks>();

        // Questions
        services.AddScoped<Worklist>();
        services.AddScoped<WorklistCounts>();
        services.AddScoped<WorklistPlace>();
        services.AddScoped<TermsEnding>();
        return services;
    }
}
