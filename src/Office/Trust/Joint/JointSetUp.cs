using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Trust.Joint;

/// <summary>What takes two.</summary>
internal static class JointSetUp
{
    public static void AddJoint(this IServiceCollection services)
    {
        services.AddScoped<JointActs>();
        services.AddScoped<Deciding>();
        services.AddScoped<AgreeToAct>();
        services.AddScoped<DeclineAct>();
        services.AddScoped<WithdrawAct>();
        services.AddScoped<ActsWaiting>();
        services.AddScoped<Alarms>();
        services.AddScoped<AnswerAlarm>();
        services.AddHostedService<LapseActs>();
    }
}
