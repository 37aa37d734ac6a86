namespace OffenesHaus.Trust;

/// <summary>What happened. Each kind is described in docs/journal.md: which verb writes it, when, how long it is kept.</summary>
public enum JournalKind
{
    RequestBegun,
    AnswersSaved,
    FileAdded,
    FileRemoved,
    FileExamined,
    HandedIn,
    ReplyReceived,
    DeviceLeft,
    CodeLetterWritten,
    PinRefused,
    CodeRenewed,
    ReplyWayChosen,
    RequestRead,
    FileRead,
    TaskTaken,
    TaskAssigned,
    EvidenceAskedFor,
    AnswerSent,
    RequestClosed,
    RequestForwarded,
    LetterTypeset,
    LetterPrinted,
    LetterWithdrawn,
    LetterPosted,
    LetterPostingCorrected,
    LetterRead,
    RequestsSearched,
    NoteWritten,
    ReasonStated,
    SteppedAside,
    ReadListPrinted,
    ClerkCreated,
    ClerkLoggedIn,
    ClerkLoggedOut,
    ClerkSecretChanged,
    ClerkReset,
    ClerkLocked,
    ClerkUnlocked,
    ClerkEnded,
    ClerkTied,
    ClerkUntied,
    SignInAdded,
    SignInRemoved,
    SignInUsed,
    SignInRefused,
    FeedbackReceived,
    HoursProposed,
    HoursPublished,
    HoursWithdrawn,
    DemonstrationLoaded,
    JournalChecked,
}

/// <summary>Why it happened, as a code: free words never stand in the journal.</summary>
public enum ReasonCode
{
    OwnWish,
    OpenTask,

    /// <summary>No task was open: the clerk wrote a reason down before opening it.</summary>
    Stated,
    OfficeDuty,
    SetUp,
}
