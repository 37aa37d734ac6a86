using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust;

/// <summary>Who acts, with which keys, and what the journal says about it.</summary>
public static class TrustRoom
{
    public static IServiceCollection AddTrust(this IServiceCollection services)
    {
        services.AddScoped<Actor>();
        services.AddScoped<IOnBehalf>(s => s.GetRequiredService<Actor>());
        services.AddScoped<Grants>();
        services.AddSingleton<HouseScope>(s => () => AsHouse(s));
        services.AddScoped<Journal>();
        services.AddJoint();
        services.AddProof();
        services.AddScoped<Keys>();
        services.AddErasing();
        services.AddScoped<DemonstrationState>();
        services.AddStaff();
        services.AddSingleton(s => JournalKey.From(s.GetRequiredService<OfficeKey>()));
        services.AddScoped(s => new Guesses(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<Actor>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<Refusals>(), s.GetRequiredService<OfficeKey>().Derive("guesses")));
        services.AddScoped<Refusals>();
        services.AddScoped(s => new LetterPins(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<OfficeKey>().Derive("letter-pins")));
        services.AddSingleton<StepUp>();
        services.AddHostedService<ForgetGuesses>();
        services.AddScoped<RefuseSignIn>();
        services.AddScoped<ProvePasskey>();
        services.AddSingleton<Quota>();
        return services;
    }

    private static AsyncServiceScope AsHouse(IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        return scope;
    }
}
