using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Cases;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>One matter that one person wants (Anliegen), from the first saved answer to its close. The unsent request is the draft.</summary>
internal sealed class Request : IOfRequest
{
    public static string RequestKey => nameof(Id);

    public static IReadOnlyList<Right> SeenWith => [Right.Desk, Right.Letters];

    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    /// <summary>Raised when a lost code is replaced: the older one stops fitting.</summary>
    public int CodeVersion { get; private set; } = 1;

    /// <summary>Which displayed form it began with: the same form posted twice begins one request.</summary>
    public required Guid BegunWith { get; init; }

    public required string Form { get; init; }

    /// <summary>The service it was begun for; null for what was begun before this was kept: the form's own.</summary>
    public string? Service { get; init; }

    public required int FormVersion { get; init; }

    /// <summary>The language the person writes in and is answered in, beside German.</summary>
    public required string Language { get; set; }

    public ReplyBy ReplyBy { get; private set; }

    /// <summary>When the person first said how they want to be answered; null: the house assumed it from what it knew.</summary>
    public DateTimeOffset? ReplyWayChosenAt { get; private set; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the person last left a device: since then a page left open on it opens nothing by itself.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>When the person last left every device: no session begun before opens anything.</summary>
    public DateTimeOffset? LeftEverywhereAt { get; set; }

    public void RenewCode() => CodeVersion++;

    /// <summary>
    /// What a hand-in says about the way of answers. Paper always holds, and so does a first choice; to give up letters once chosen takes more
    /// than number and code: <see cref="ChooseWay"/>.
    /// </summary>
    public void WayHandedIn(ReplyBy way, bool chosen, DateTimeOffset at)
    {
        if (way == ReplyBy.Letter || ReplyWayChosenAt is null)
            ReplyBy = way;
        ReplyWayChosenAt ??= chosen ? at : null;
    }

    public void ChooseWay(ReplyBy way, DateTimeOffset at) => (ReplyBy, ReplyWayChosenAt) = (way, ReplyWayChosenAt ?? at);

    public List<StateReached> States { get; } = [];

    public RequestState State => States.MaxBy(s => s.Turn)?.State ?? RequestState.Unsent;

    public bool WasOnce(RequestState state) => States.Any(s => s.State == state);

    /// <summary>How it ended, while it is closed; null while it is open.</summary>
    public Outcome? Ended => States.MaxBy(s => s.Turn)?.Outcome;

    /// <summary>Ends the matter.</summary>
    public void Close(DateTimeOffset at, Actor by, Outcome outcome)
    {
        if (State != RequestState.Closed)
            States.Add(new() { RequestId = Id, Turn = States.Count + 1, State = RequestState.Closed, At = at, By = by.Kind, ById = by.Kind == ActorKind.Person ? Id : by.Id, Outcome = outcome });
    }

    /// <summary>Steps into a state. A closed matter may step back: cooperation can be made good (§ 67 SGB I).</summary>
    public void Reach(RequestState state, DateTimeOffset at, Actor by)
    {
        if (State != state)
            States.Add(new() { RequestId = Id, Turn = States.Count + 1, State = state, At = at, By = by.Kind, ById = by.Kind == ActorKind.Person ? Id : by.Id });
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Request>
    {
        public void Configure(EntityTypeBuilder<Request> request)
        {
            request.ToTable("request", "intake");
            request.Property(r => r.Number).HasConversion(n => n.Value, v => RequestNumber.Stored(v));
            request.HasIndex(r => r.Number).IsUnique();
            request.HasIndex(r => r.BegunWith).IsUnique();
            request.Property(r => r.ReplyBy).HasConversion<string>();
            request.HasMany(r => r.States).WithOne().HasForeignKey(s => s.RequestId);
        }
    }
}

/// <summary>What a browser's cookie says: it showed this request's number and the code of this version, or began it.</summary>
public sealed record Shown(Guid Request, int CodeVersion);

/// <summary>How far a request has come, in this order.</summary>
public enum RequestState
{
    Unsent,

    /// <summary>Received with its day; something is still to be filled in.</summary>
    Declared,

    /// <summary>Handed in whole, as far as the person could.</summary>
    Complete,

    Closed,
}

/// <summary>The way the person wants to be answered. Digital is offered, never forced.</summary>
public enum ReplyBy
{
    Here,
    Letter,
}

/// <summary>A state is a row: when, and who brought it about.</summary>
internal sealed class StateReached : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Desk, Right.Letters];

    public required Guid RequestId { get; init; }

    public required int Turn { get; init; }

    public required RequestState State { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ActorKind By { get; init; }

    public required Guid? ById { get; init; }

    /// <summary>How it ended; null for every other state, and for what was closed before this was kept.</summary>
    public Outcome? Outcome { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StateReached>
    {
        public void Configure(EntityTypeBuilder<StateReached> state)
        {
            state.ToTable("request_state", "intake");
            state.HasKey(s => new { s.RequestId, s.Turn });
            state.Property(s => s.State).HasConversion<string>();
            state.Property(s => s.By).HasConversion<string>();
            state.Property(s => s.Outcome).HasConversion<string>();
        }
    }
}
