using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Whose request this is and who has it: the head above everything a clerk does about it.</summary>
public sealed class DeskHead(OfficeDb db, Forms forms, Grants grants, Protections protections, Actor by)
{
    public async Task<DeskHeadView> See(RequestNumber number, CancellationToken stop)
    {
        var (request, arrivedOn) = await db.OnDesk(number, stop);
        var tasks = await db.Set<DeskTask>().AsNoTracking().Where(t => t.RequestId == request.Id && t.ClosedAt == null).OrderBy(t => t.Turn).ToListAsync(stop);
        var holder = tasks.Find(t => t.AssignedTo is not null)?.AssignedTo;
        return new()
        {
            Id = request.Id,
            Number = request.Number,
            Person = await db.Set<Trait>().AsNoTracking().Where(t => t.RequestId == request.Id).Select(t => t.Name).SingleOrDefaultAsync(stop) ?? "",
            Form = forms[request.Form],
            Service = request.Service,
            Language = Language.Parse(request.Language, null),
            ReplyBy = request.ReplyBy,
            State = request.State,
            ArrivedOn = arrivedOn,
            ForwardedAt = request.State == RequestState.Closed ? await db.Set<Forwarding>().Where(f => f.RequestId == request.Id).MaxAsync(f => (DateTimeOffset?)f.ForwardedAt, stop) : null,
            NewestWord = await db.NewestWord(request.Id, stop),
            Tasks = [.. tasks.Select(t => new TaskOnDesk(t.Kind, t.NextOn, t.DueOn, t.WaitsUntil, t.NewsAt is not null) { IsStatement = t.Kind == TaskKind.ReadObjection && t.DueRule == Cases.Tasks.Statement })],
            Holder = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == holder).Select(c => c.DisplayName).SingleOrDefaultAsync(stop),
            IsMine = holder is not null && holder == by.Id,
            MayWork = await db.Works(request.Id).AnyAsync(stop),
            MayGiveAway = await grants.MayGiveAway(request.Id, stop),
            Protection = await protections.Of(request.Id, stop),
            IsNamed = await grants.IsNamed(request.Id, stop),
            RestrictedSince = await db.RestrictedSince(request.Id, stop),
        };
    }
}

/// <summary>The head of a request on the desk.</summary>
public sealed record DeskHeadView
{
    public required Guid Id { get; init; }

    /// <summary>The newest arrival or message: what is done next is done with it read.</summary>
    public required Guid NewestWord { get; init; }

    public required RequestNumber Number { get; init; }

    public required string Person { get; init; }

    public required Form Form { get; init; }

    /// <summary>The service it was begun for; null: the form's own.</summary>
    public string? Service { get; init; }

    public required Language Language { get; init; }

    public required ReplyBy ReplyBy { get; init; }

    public required RequestState State { get; init; }

    /// <summary>Closed because it went to another authority; null when it did not.</summary>
    public required DateTimeOffset? ForwardedAt { get; init; }

    /// <summary>The legal day of its first arrival.</summary>
    public required DateOnly ArrivedOn { get; init; }

    /// <summary>Open ones only.</summary>
    public required IReadOnlyList<TaskOnDesk> Tasks { get; init; }

    /// <summary>Who has it; null: nobody.</summary>
    public required string? Holder { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>The clerk has work on it open. False: they read it for a reason, and nothing goes out from them.</summary>
    public required bool MayWork { get; init; }

    /// <summary>How the person is protected.</summary>
    public required ProtectionNow Protection { get; init; }

    /// <summary>Since when it is kept and not used, as the person wants it (Art. 18 GDPR); null: it is not restricted.</summary>
    public required DateTimeOffset? RestrictedSince { get; init; }

    /// <summary>The clerk is named as a reader of the protected address.</summary>
    public required bool IsNamed { get; init; }

    /// <summary>Papers tell where somebody lives: those of a protected person open to named readers only.</summary>
    public bool ShutsFiles => Protection.Address && !IsNamed;

    /// <summary>Theirs, or a moment ago: a slip can be taken back.</summary>
    public required bool MayGiveAway { get; init; }
}

/// <summary>An open task with its dates: the one that counts next, the house's own target, and until when the person was asked.</summary>
public sealed record TaskOnDesk(TaskKind Kind, DateOnly NextOn, DateOnly DueOn, DateOnly? WaitsUntil, bool News)
{
    /// <summary>An objection that was taken down and signed (§ 84 Abs. 1 SGG).</summary>
    public bool IsStatement { get; init; }
}
