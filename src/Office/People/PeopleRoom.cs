using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.People;

/// <summary>Who the persons are, as far as a front office has to know.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services, HelpLimits? limits = null)
    {
        services.AddScoped<SearchTraits>();
        services.AddScoped(s => new SignIns(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<OfficeKey>().Derive("sign-ins")));
        services.AddScoped(s => new KinMarks(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<Trust.Access.Grants>(), s.GetRequiredService<OfficeKey>().Derive("kin-marks")));
        services.AddScoped<AddSignIn>();
        services.AddScoped<RemoveSignIn>();
        services.AddScoped<ProtectedKeys>();
        services.AddScoped<PeopleCopy>();
        services.AddScoped<IHoldings, PeopleHoldings>();
        services.AddSingleton(new UnsealedTable("people.search_trait", "request_id"));
        services.AddSingleton(s => new WrappedKeys { Name = "protected", Table = "protection.protected_key", Id = "id", Subject = "request_id", Bytes = "wrapped", Under = s.GetRequiredService<ProtectionKey>().Wraps });
        services.AddScoped<Protections>();
        services.AddScoped<ProtectedLetters>();

        // Who helps, and who let them
        services.AddSingleton(limits ?? new HelpLimits());
        services.AddScoped(s => new HandOvers(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<OfficeKey>().Derive("hand-overs")));
        services.AddScoped<HandOverTaken>();
        services.AddScoped<MandateReach>();
        services.AddScoped<GiveMandate>();
        services.AddScoped<EndMandate>();
        services.AddScoped<ProposeNext>();
        services.AddScoped<AgreeToNext>();
        services.AddScoped<HelpInForce>();
        services.AddScoped<Mandates>();
        services.AddScoped(s => new HelperAccounts(s.GetRequiredService<OfficeDb>(), s.GetRequiredService<Keys>(), s.GetRequiredService<IPasswordHasher<Clerk>>(), s.GetRequiredService<PasswordRules>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<OfficeKey>().Derive("helpers")));
        services.AddScoped<LogInToHelp>();
        services.AddScoped<HelpSessions>();
        services.AddScoped<SetUpToHelp>();
        services.AddScoped<KeepHelperAccounts>();
        services.AddScoped<HelpAlarms>();
        return services;
    }
}
