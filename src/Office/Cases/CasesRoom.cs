using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Cases;

/// <summary>What staff have to do, in which order, until when.</summary>
public static class CasesRoom
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services.AddScoped<Tasks>();
}
