using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Requests, arrivals, answers, receipts: everything that reaches the office comes in here.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton(s => new AccessCodes(s.GetRequiredService<OfficeKey>().Derive("codes")));
        services.AddSingleton<ObjectionWords>();
        services.AddSingleton(new ReceiptDays());

        // Verbs
        services.AddScoped<SaveAnswers>();
        services.AddScoped<HandIn>();
        services.AddScoped<Reply>();
        services.AddScoped<OpenWithCode>();
        services.AddScoped<IListener, ExamineFile>();

        // Questions
        services.AddScoped<OwnRequest>();
        services.AddScoped<FindRequests>();
        services.AddScoped<OwnStatus>();
        services.AddScoped<Receipts>();
        services.AddScoped<RequestAccess>();
        return services;
    }
}
