using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Intake.Copying;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.Intake.Looks;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Intake.Persons;
using OffenesHaus.Intake.Quarantine;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
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
        services.AddScoped<AddressLetters>();
        services.AddScoped<OpenedRequests>();
        services.AddScoped<IHoldings, IntakeHoldings>();
        services.AddScoped<IHoldings, ConversationHoldings>();
        services.AddScoped<Arrivals>();
        services.AddSingleton<AnswerTarget>();
        services.AddScoped<FileRoom>();
        services.AddScoped<SaveAnswers>();
        services.AddScoped<HandIn>();
        services.AddScoped<Reply>();
        services.AddScoped<ReportBarrier>();
        services.AddScoped<OpenWithCode>();
        services.AddScoped<JoinedMatters>();
        services.AddScoped<OpenWithSignIn>();
        services.AddScoped<LeaveDevice>();
        services.AddScoped<ReplaceSession>();
        services.AddScoped<Examining>();
        services.AddScoped<IListener, ExamineFile>();

        // Papers: the mail room, and every paper of the desk
        services.AddScoped<NoteEmptying>();
        services.AddScoped<CorrectEmptying>();
        services.AddScoped<LetterboxLog>();
        services.AddScoped<PaperDays>();
        services.AddScoped<PaperFiling>();
        services.AddScoped<TakeInPaper>();
        services.AddScoped<IListener, ExamineSheet>();
        services.AddScoped<PapersWaiting>();
        services.AddScoped<ReadPaper>();
        services.AddScoped<BeginPaper>();
        services.AddScoped<HandInPaper>();
        services.AddScoped<BeginInto>();
        services.AddScoped<TypedApart>();
        services.AddScoped<TypeApart>();
        services.AddScoped<PutIn>();
        services.AddScoped<FileLetter>();
        services.AddScoped<SetAsidePaper>();
        services.AddScoped<TakeUpPaper>();
        services.AddScoped<CorrectReceiptDay>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<CorrectReceiptDay>());

        // Conversations: the telephone and the counter
        services.AddScoped<Talks>();
        services.AddScoped<BeginConversation>();
        services.AddScoped<TakeOverConversation>();
        services.AddScoped<StayBySending>();
        services.AddScoped<NoteCaller>();
        services.AddScoped<BeginMatter>();
        services.AddScoped<JoinMatter>();
        services.AddScoped<ProveCaller>();
        services.AddScoped<SetServicePin>();
        services.AddScoped<ObjectionTerm>();
        services.AddScoped<HandInSpoken>();
        services.AddScoped<RecordStatement>();
        services.AddScoped<NoteSaid>();
        services.AddScoped<TellNotice>();
        services.AddScoped<WishLetters>();
        services.AddScoped<RaiseEmergency>();
        services.AddScoped<ProtectCaller>();
        services.AddScoped<OwnScreen>();
        services.AddScoped<CounterPapers>();
        services.AddScoped<TalkStatus>();
        services.AddScoped<ContactsOf>();
        services.AddScoped<Assent>();
        services.AddScoped<EndConversation>();
        services.AddScoped<IListener, EndConversation>();
        services.AddSingleton<EndForgotten>();
        services.AddHostedService(s => s.GetRequiredService<EndForgotten>());
        services.AddScoped<ReadConversation>();
        services.AddScoped<RunningConversations>();

        // Everything with one person
        services.AddScoped<MattersOfPerson>();
        services.AddScoped<JoinPerson>();
        services.AddScoped<LineRows>();
        services.AddScoped<ReadPersonLine>();

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
        services.AddScoped<IListener, TellOfSignIn>();
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

        // Files that a virus scanner shut
        services.AddScoped<TellPerson>();
        services.AddScoped<ShutFile>();
        services.AddScoped<OpenQuarantined>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<OpenQuarantined>());
        services.AddScoped<ReleaseQuarantined>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<ReleaseQuarantined>());

        // Rights of whoever the data are about
        services.AddScoped<Restrict>();
        services.AddScoped<ExtendTerm>();
        services.AddScoped<ErasureReady>();
        services.AddScoped<ProposeErasure>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<ProposeErasure>());
        services.AddScoped<AskForErasure>();
        services.AddScoped<ErasuresOnRequest>();
        services.AddSingleton<EraseAgreed>();
        services.AddHostedService(s => s.GetRequiredService<EraseAgreed>());

        // Under a mandate
        services.AddScoped<TakeMandate>();
        services.AddScoped<JoinToHelp>();
        services.AddScoped<IListener, ReachOfMandates>();
        services.AddScoped<ReadForHelp>();
        services.AddScoped<ReadOwnFile>();
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
        services.AddScoped<SetHold>();
        services.AddScoped<LiftHold>();
        services.AddScoped<IJointEffect>(s => s.GetRequiredService<LiftHold>());
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
        services.AddScoped<ReadEvidence>();
        services.AddScoped<TurnFile>();
        services.AddScoped<SearchRequests>();
        services.AddScoped<WatchDay>();
        services.AddHostedService<WatchLooks>();
        services.AddScoped<ReadReport>();
        services.AddScoped<ReportPaper>();
        services.AddSingleton<NamedBlobs>();
        services.AddSingleton<DropFiles>();
        services.AddHostedService<SweepFiles>();

        // The copy of somebody's data
        services.AddScoped<CopyOfAnswers>();
        services.AddSingleton<CopyNames>();
        services.AddScoped<IntakeCopy>();
        services.AddScoped<CopyPaper>();
        services.AddScoped<CopyFile>();
        services.AddScoped<CopyMaker>();
        services.AddScoped<MakeCopy>();
        services.AddScoped<MakeCopyAtDesk>();

        // Questions
        services.AddScoped<OwnRequest>();
        services.AddScoped<FindRequests>();
        services.AddScoped<AskTerm>();
        services.AddScoped<DeskHead>();
        services.AddScoped<RequestLine>();
        services.AddScoped<OwnKin>();
        services.AddScoped<OwnStatus>();
        services.AddScoped<Receipts>();
        services.AddScoped<ReceiptProofs>();
        services.AddScoped<ReceiptFile>();
        services.AddScoped<RequestAccess>();
        services.AddScoped<OwnReads>();
        services.AddScoped<ReadsPaper>();
        services.AddScoped<ReceiptPaper>();
        services.AddScoped<ObjectionPaper>();
        return services;
    }
}
