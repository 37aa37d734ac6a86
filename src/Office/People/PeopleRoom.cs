using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.People;

/// <summary>Who the persons are, as far as a front office has to know.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<SearchTraits>();
        services.AddScoped(s => new SignIns(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<OfficeKey>().Derive("sign-ins")));
        services.AddScoped(s => new KinMarks(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<Trust.Access.Grants>(), s.GetRequiredService<OfficeKey>().Derive("kin-marks")));
        services.AddScoped<AddSignIn>();
        services.AddScoped<RemoveSignIn>();
        services.AddScoped<ProtectedKeys>();
        services.AddScoped<Protections>();
        services.AddScoped<ProtectedLetters>();
        return services;
    }
}
