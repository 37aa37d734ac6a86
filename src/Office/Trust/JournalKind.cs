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
    ClerkCreated,
    ClerkLoggedIn,
    ClerkLoggedOut,
    ClerkSecretChanged,
    ClerkReset,
    ClerkLocked,
    ClerkUnlocked,
    ClerkEnded,
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
    OfficeDuty,
    SetUp,
}
