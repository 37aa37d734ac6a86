using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>Requests, arrivals, answers, receipts: everything that reaches the office comes in here.</summary>
public static class IntakeRoom
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton(s => new AccessCodes(s.GetRequiredService<OfficeKey>().Derive("codes")));
        services.AddSingleton<ObjectionWords>();
        services.AddSingleton(new ReceiptDays());

        // Verbs, and what they share
        services.AddScoped<OpenedRequests>();
        services.AddScoped<Arrivals>();
        services.AddSingleton<AnswerTarget>();
        services.AddScoped<SaveAnswers>();
        services.AddScoped<HandIn>();
        services.AddScoped<Reply>();
        services.AddScoped<ReportBarrier>();
        services.AddScoped<OpenWithCode>();
        services.AddScoped<OpenWithSignIn>();
        services.AddScoped<LeaveDevice>();
        services.AddScoped<IListener, ExamineFile>();

        // Lost codes
        services.AddScoped<KnownAddresses>();
        services.AddScoped<CodeLetterWords>();
        services.AddScoped<CodeLetters>();
        services.AddScoped<AskForNewCode>();
        services.AddScoped<IListener, WriteCodeLetter>();
        services.AddScoped<OrderCodeLetter>();
        services.AddScoped<RenewCode>();
        services.AddScoped<PersonAccess>();
        services.AddScoped<ChooseReplyWay>();
        services.AddScoped<ReturnToLetters>();

        // Protected people
        services.AddScoped<Conceal>();
        services.AddScoped<IListener, ConcealAgain>();
        services.AddScoped<IListener, Reveal>();
        services.AddScoped<Protect>();
        services.AddScoped<NameReader>();
        services.AddScoped<ReadAddress>();
        services.AddScoped<LiftProtection>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<LiftProtection>());
        services.AddScoped<AskForAddress>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<AskForAddress>());
        services.AddScoped<ProtectionOnDesk>();
        services.AddScoped<OwnProtection>();

        // Under a mandate
        services.AddScoped<TakeMandate>();
        services.AddScoped<JoinToHelp>();
        services.AddScoped<ReadForHelp>();
        services.AddScoped<HelpedMatters>();
        services.AddScoped<MandatesAtDesk>();
        services.AddScoped<BeginBeside>();
        services.AddScoped<PrintForPerson>();

        // Verbs of the desk
        services.AddScoped<LetterWords>();
        services.AddScoped<Sending>();
        services.AddScoped<Closing>();
        services.AddScoped<AskFor>();
        services.AddScoped<SendAnswer>();
        services.AddScoped<CloseRequest>();
        services.AddScoped<CoverLetter>();
        services.AddScoped<Forward>();
        services.AddScoped<WriteNote>();
        services.AddScoped<StateReason>();
        services.AddScoped<StepAside>();
        services.AddScoped<LookUrgently>();
        services.AddScoped<MarkKin>();
        services.AddScoped<EndKinMark>();
        services.AddScoped<IJointEffect, KinMarkEnds>();
        services.AddScoped<KinBars>();
        services.AddScoped<HoldBackLook>();
        services.AddScoped<IJointEffect, LookIsHeld>();
        services.AddScoped<IJointEffect, UrgentLookDecided>();
        services.AddScoped<ReadHead>();
        services.AddScoped<ReadRequest>();
        services.AddScoped<PrintReadList>();
        services.AddScoped<ReadFile>();
        services.AddScoped<SearchRequests>();
        services.AddHostedService<SweepFiles>();

        // Questions
        services.AddScoped<OwnRequest>();
        services.AddScoped<FindRequests>();
        services.AddScoped<AskTerm>();
        services.AddScoped<DeskHead>();
        services.AddScoped<RequestLine>();
        services.AddScoped<OwnKin>();
        services.AddScoped<OwnStatus>();
        services.AddScoped<Receipts>();
        services.AddScoped<RequestAccess>();
        services.AddScoped<OwnReads>();
        services.AddScoped<ReadsPaper>();
        services.AddScoped<ReceiptPaper>();
        services.AddScoped<ObjectionPaper>();
        return services;
    }
}
