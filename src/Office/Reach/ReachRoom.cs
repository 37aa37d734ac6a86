using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>When and how the office can be reached.</summary>
public static class ReachRoom
{
    public static IServiceCollection AddReach(this IServiceCollection services)
    {
        services.AddSingleton(SamplePlan.Musterstadt);
        services.AddSingleton<OpenNow>();
        services.AddSingleton<Timetable>();
        return services;
    }
}
