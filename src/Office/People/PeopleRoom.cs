using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.People;

/// <summary>Who the persons are, as far as a front office has to know.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services.AddScoped<SearchTraits>();
}
