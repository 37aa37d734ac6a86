using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Insight.Processing;
using OffenesHaus.Platform;

namespace OffenesHaus.Insight;

/// <summary>Figures about how the house works, and what it can say of its own processing. Reads only, but for its own counts.</summary>
public static class InsightRoom
{
    public static IServiceCollection AddInsight(this IServiceCollection services)
    {
        services.AddSingleton<StepCounts>();
        services.AddSingleton(s => Measures.Read(s.GetRequiredService<OfficePlace>().In(Path.Combine("privacy", "measures.json"))));

        // Questions
        services.AddScoped<RecordOfProcessing>();
        services.AddScoped<ImpactOfProcessing>();
        services.AddScoped<PaperOfProcessing>();
        return services.AddHostedService(s => s.GetRequiredService<StepCounts>());
    }
}
