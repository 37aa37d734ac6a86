using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OffenesHaus.Reach;

/// <summary>When and how the office can be reached.</summary>
public static class ReachRoom
{
    public static IServiceCollection AddReach(this IServiceCollection services)
    {
        services.AddSingleton<HoursInForce>();
        services.AddSingleton<WatchHours>();
        // By a factory, so that a process without jobs keeps it: doors must not show hours of yesterday.
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<WatchHours>());

        // Verbs
        services.AddScoped<ProposeHours>();
        services.AddScoped<PublishHours>();
        services.AddScoped<WithdrawHours>();
        services.AddScoped<SetUpHours>();

        // Questions
        services.AddSingleton<OpenNow>();
        services.AddSingleton<Timetable>();
        services.AddSingleton<FindDeadline>();
        services.AddScoped<HoursBook>();
        return services;
    }
}
