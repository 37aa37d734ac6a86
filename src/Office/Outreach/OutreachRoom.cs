using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Outreach;

/// <summary>What helps people to reach the office before they reach it: places that help.</summary>
public static class OutreachRoom
{
    /// <param name="services">The rooms so far.</param>
    /// <param name="helpPlaces">The file of places that help; it may be absent.</param>
    /// <param name="authorities">The file of other authorities; it may be absent.</param>
    public static IServiceCollection AddOutreach(this IServiceCollection services, string helpPlaces, string authorities)
    {
        services.AddSingleton(AuthorityDirectory.Read(authorities));
        services.AddSingleton(HelpDirectory.Read(helpPlaces));
        return services;
    }
}
