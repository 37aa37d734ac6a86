using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog;

/// <summary>What the office offers and asks: services, forms, texts, and the workbench where forms are made. A contradiction in what came with the house stops the start.</summary>
public static class CatalogRoom
{
    public static IServiceCollection AddCatalog(this IServiceCollection services)
    {
        services.AddSingleton(s => new Forms(s.GetRequiredService<OfficePlace>().In("forms"), s.GetRequiredService<Texts>()));
        services.AddSingleton(s => new Services(s.GetRequiredService<OfficePlace>().In("services"), s.GetRequiredService<Forms>(), s.GetRequiredService<Texts>()));
        services.AddSingleton(s => new Texts(s.GetRequiredService<OfficePlace>().In("texts"), s.GetRequiredService<OfficePlace>().In("forms")));
        services.AddSingleton(s => EmergencyPlan.Read(s.GetRequiredService<OfficePlace>().In("services"), s.GetRequiredService<Services>()));
        services.AddSingleton(s => Notices.NoticeBook.Read(s.GetRequiredService<OfficePlace>().In(Path.Combine("privacy", "notices.json"))));
        services.AddSingleton<KeepServicePages>();
        services.AddSingleton<KnowledgeShelf>();
        services.AddSingleton<FormsInForce>();
        services.AddSingleton<EditionProof>();
        services.AddSingleton<WatchForms>();
        // By a factory, so that a process without jobs keeps it: doors must not ask yesterday's questions.
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<WatchForms>());

        // Verbs
        services.AddScoped<BeginEdition>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<PublishEdition>();
        services.AddScoped<DiscardDraft>();
        services.AddScoped<TakeTranslations>();
        services.AddScoped<ImportForm>();
        services.AddScoped<WriteArticle>();
        services.AddScoped<ConfirmArticle>();

        // Questions
        services.AddScoped<FormBench>();
        services.AddScoped<FormFiles>();
        services.AddScoped<Articles>();
        services.AddScoped<SearchKnowledge>();
        services.AddScoped<ReadArticle>();
        return services;
    }
}
