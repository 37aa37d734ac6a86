using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// One call or one visit (Gespräch). It begins before anybody knows who speaks, and may concern several matters of several people.
/// What happens in it is only added to: a wrong step is undone by a further one.
/// </summary>
internal sealed class Conversation
{
    public required Guid Id { get; init; }

    /// <summary>Telephone or counter.</summary>
    public required Channel Channel { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required Guid BegunBy { get; init; }

    /// <summary>Who speaks with the person now; a colleague may take it over.</summary>
    public required Guid HeldBy { get; set; }

    /// <summary>What the person speaks, beside German; a code.</summary>
    public required string Language { get; set; }

    /// <summary>Until when the person counts as there without anybody saying so again: what the conversation opens, opens no longer.</summary>
    public required DateTimeOffset PresentUntil { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>In the order they happened.</summary>
    public List<ConversationStep> Steps { get; } = [];

    /// <summary>The requests it concerns now, in the order they came up.</summary>
    public IEnumerable<Guid> Matters => Steps.Select(s => s.RequestId).OfType<Guid>().Distinct().Where(r => Since(r).Any());

    public ConversationStep Note(ConversationStepKind kind, DateTimeOffset at, Guid? by, Guid? request = null)
    {
        var step = new ConversationStep { ConversationId = Id, Channel = Channel, Kind = kind, At = at, By = by, RequestId = request };
        Steps.Add(step);
        return step;
    }

    /// <summary>What happened about this request since it came up; nothing when it was the wrong one.</summary>
    public IReadOnlyList<ConversationStep> Since(Guid request)
    {
        var about = Steps.Where(s => s.RequestId == request).ToList();
        var from = about.FindLastIndex(s => s.Kind is ConversationStepKind.MatterBegun or ConversationStepKind.MatterJoined or ConversationStepKind.MatterLeft);
        return from < 0 || about[from].Kind == ConversationStepKind.MatterLeft ? [] : about[from..];
    }

    /// <summary>How the person showed who they are for this request; null: not yet.</summary>
    public string? Proof(Guid request) => Since(request).LastOrDefault(s => s.Kind == ConversationStepKind.Proven)?.Detail;

    /// <summary>It began with words spoken here: the moment they count from. Null for a request there was before.</summary>
    public DateTimeOffset? SpokenAt(Guid request) => Since(request) is [{ Kind: ConversationStepKind.MatterBegun } begun, ..] ? begun.At : null;

    /// <summary>Nothing of this request may lie in their letterbox.</summary>
    public bool WishesNoLetters(Guid request) => Since(request).LastOrDefault(s => s.Kind == ConversationStepKind.LettersWished)?.Detail == ConversationStep.No;

    /// <summary>Written down where it is not what stands there already; false: it is.</summary>
    public bool WishesLetters(Guid request, bool letters, DateTimeOffset at, Guid? by)
    {
        if (letters != WishesNoLetters(request))
            return false;
        Note(ConversationStepKind.LettersWished, at, by, request).Detail = letters ? ConversationStep.Yes : ConversationStep.No;
        return true;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> conversation)
        {
            conversation.ToTable("conversation", "intake");
            conversation.Property(c => c.Channel).HasConversion<string>();
            conversation.Property<uint>("xmin").IsRowVersion();
            conversation.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.ConversationId);
            conversation.HasIndex(c => new { c.Channel, c.BegunAt }).HasFilter("ended_at IS NULL");
        }
    }
}

/// <summary>One thing that happened in a conversation: when, by whom, about which request. Never changed.</summary>
internal sealed class ConversationStep
{
    internal const string Yes = "yes", No = "no";
    private const string Purpose = "conversation";

    public required Guid ConversationId { get; init; }

    /// <summary>Drawn by the database: the order in which it was written down.</summary>
    public long Turn { get; private set; }

    /// <summary>As the conversation's: a contact is told by its own rows.</summary>
    public required Channel Channel { get; init; }

    public required ConversationStepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A clerk; null: the person on their own screen, or the house.</summary>
    public required Guid? By { get; init; }

    public required Guid? RequestId { get; init; }

    /// <summary>A code that belongs to the kind: how somebody proved who they are, how words were assented to.</summary>
    public string? Detail { get; set; }

    /// <summary>Drawn with the page it was posted from: sent twice it is one step.</summary>
    public Guid? Once { get; set; }

    /// <summary>Until when something was promised.</summary>
    public DateOnly? PromisedUntil { get; set; }

    /// <summary>Which pages of the knowledge, in which version, what was told came from: <c>rent-debts 3</c>.</summary>
    public List<string>? Sources { get; set; }

    /// <summary>Free words, sealed under the key of the request, or of the conversation where it is about none.</summary>
    public byte[]? SealedWords { get; set; }

    public void Say(string words, Platform.DataKey key) => SealedWords = key.Seal(System.Text.Encoding.UTF8.GetBytes(words), Purpose, ConversationId);

    public string? Words(Platform.DataKey key) => SealedWords is { } bytes ? System.Text.Encoding.UTF8.GetString(key.Open(bytes, Purpose, ConversationId)) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<ConversationStep>
    {
        public void Configure(EntityTypeBuilder<ConversationStep> step)
        {
            step.ToTable("conversation_step", "intake");
            step.HasKey(s => s.Turn);
            step.Property(s => s.Turn).UseIdentityAlwaysColumn();
            step.Property(s => s.Channel).HasConversion<string>();
            step.Property(s => s.Kind).HasConversion<string>();
            step.HasIndex(s => s.ConversationId);
            step.HasIndex(s => s.RequestId);
            step.HasIndex(s => s.Once).IsUnique().HasFilter("once IS NOT NULL");
        }
    }
}

/// <summary>What can happen in a conversation.</summary>
public enum ConversationStepKind
{
    Begun,

    /// <summary>Somebody else goes on with it, perhaps on another desk.</summary>
    TakenOver,

    /// <summary>How the person calls themselves, or how they can be rung back if the line breaks. Words of theirs, and no proof of anything.</summary>
    CallerNamed,

    LanguageChosen,

    /// <summary>A new request began with words that were spoken here: the moment they count from.</summary>
    MatterBegun,

    /// <summary>A request there was already: what is said is received for it, and nothing of it is told.</summary>
    MatterJoined,

    /// <summary>It was the wrong one.</summary>
    MatterLeft,

    /// <summary>Shown who they are for this request: <c>code</c>, <c>service-pin</c>, <c>call-back</c>, <c>identity</c>. From here on it may be told.</summary>
    Proven,

    /// <summary>Tried to, and it did not fit.</summary>
    NotProven,

    /// <summary>The words were handed in: <c>read-back</c>, <c>not-read-back</c>, <c>own-screen</c>.</summary>
    HandedIn,

    /// <summary>The person said yes on their own screen.</summary>
    Assented,

    /// <summary>An objection taken down to be read and signed at the counter. (Niederschrift, § 84 Abs. 1 SGG)</summary>
    StatementRecorded,

    /// <summary>The letter that is ready to sign goes out.</summary>
    ObjectionLetter,

    ServicePinSet,

    /// <summary>The number and a fresh code for the person's own screen.</summary>
    ScreenCode,

    /// <summary>What was told or promised. (§§ 13 to 15 SGB I)</summary>
    Told,

    Promised,

    /// <summary>An emergency was heard and raised.</summary>
    EmergencyHeard,

    /// <summary>Where the person lives must stay secret, from this moment.</summary>
    ProtectionWished,

    /// <summary>The person is still there.</summary>
    StillThere,

    Ended,

    /// <summary>The short notice about data was read to the person, in that version. (Art. 13 GDPR)</summary>
    NoticeTold,

    /// <summary>The telephone number known before was shown, to be rung back.</summary>
    NumberShown,

    /// <summary>Whether anything of this may lie in their letterbox: <c>no</c>, or <c>yes</c> after all.</summary>
    LettersWished,
}
