using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Insight;

/// <summary>Figures about how the house works. Reads only, but for its own counts.</summary>
public static class InsightRoom
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<StepCounts>();
        return services.AddHostedService(s => s.GetRequiredService<StepCounts>());
    }
}
