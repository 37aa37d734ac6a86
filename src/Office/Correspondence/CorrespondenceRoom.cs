using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Correspondence;

/// <summary>What goes out: messages, letters, and paper for everything else.</summary>
public static class CorrespondenceRoom
{
    public static IServiceCollection AddCorrespondence(this IServiceCollection services)
    {
        services.AddSingleton(_ => new Typesetter());
        services.AddScoped<OfficeHead>();
        services.AddScoped<JournalNotice>();
        services.AddScoped<IListener, TypesetLetter>();
        services.AddScoped<MarkPrinted>();
        services.AddScoped<ReadLetter>();
        services.AddScoped<PostingDays>();
        services.AddScoped<PostLetters>();
        services.AddScoped<CorrectPosting>();
        services.AddScoped<WithdrawLetter>();
        services.AddScoped<PrintTray>();
        services.AddScoped<IHoldings, CorrespondenceHoldings>();
        return services;
    }
}
