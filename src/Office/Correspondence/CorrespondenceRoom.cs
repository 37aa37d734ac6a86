using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Correspondence;

/// <summary>What goes out: messages, letters, and paper for everything else.</summary>
public static class CorrespondenceRoom
{
    public static IServiceCollection AddCorrespondence(this IServiceCollection services)
    {
        services.AddSingleton(_ => new Typesetter());
        services.AddScoped<OfficeHead>();
        return services;
    }
}
