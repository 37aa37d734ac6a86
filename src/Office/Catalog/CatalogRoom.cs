using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog;

/// <summary>What the office offers and asks: services, forms, texts. Read once; a contradiction in them stops the start.</summary>
public static class CatalogRoom
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton(s => new Forms(s.GetRequiredService<OfficePlace>().In("forms")));
        services.AddSingleton(s => new Services(s.GetRequiredService<OfficePlace>().In("services")));
        services.AddSingleton(s => new Texts(s.GetRequiredService<OfficePlace>().In("texts"), s.GetRequiredService<OfficePlace>().In("forms")));
        return services;
    }
}
