using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Correspondence;

/// <summary>The letters on their way out of the house: to print and to post, oldest first; posted, newest first.</summary>
public sealed class PrintTray(OfficeDb db, PostingDays days, Keys keys)
{
    public const int PageLength = 100;

    /// <summary>One page of a lane, from the letter behind <paramref name="after"/> on. Letters to protected people lie in a lane of their own, seen by their named readers.</summary>
    public async Task<TrayPage> See(TrayPlace place, TrayLane lane, TrayMark? after, CancellationToken stop)
    {
        var letters = db.Handled().AsNoTracking().Where(l => l.WithdrawnAt == null).ToProtected(db, only: lane == TrayLane.Protected);
        var waiting = place == TrayPlace.ToPrint ? letters.Where(l => l.PrintedAt == null) : letters.Where(l => l.PrintedAt != null && !db.Set<Posting>().Any(p => p.LetterId == l.Id));
        var posted = from p in db.Set<Posting>() where p.Turn == 1 join l in letters on p.LetterId equals l.Id select new { p.SetAt, Letter = l };
        if (after is { } mark)
        {
            waiting = waiting.Where(l => EF.Functions.GreaterThan(ValueTuple.Create(l.WrittenAt, l.Id), ValueTuple.Create(mark.At, mark.Id)));
            posted = posted.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.SetAt, p.Letter.Id), ValueTuple.Create(mark.At, mark.Id)));
        }

        var rows = (await Rows(place == TrayPlace.Posted
            ? posted.OrderByDescending(p => p.SetAt).ThenByDescending(p => p.Letter.Id).Select(p => p.Letter).Take(PageLength + 1)
            : waiting.OrderBy(l => l.WrittenAt).ThenBy(l => l.Id).Take(PageLength + 1), stop)).ToList();
        rows = [.. place == TrayPlace.Posted ? rows.OrderByDescending(r => r.NotedAt).ThenByDescending(r => r.Id.ToString("N"), StringComparer.Ordinal) : rows.OrderBy(r => r.WrittenAt).ThenBy(r => r.Id.ToString("N"), StringComparer.Ordinal)];
        var more = rows.Count > PageLength;
        return new([.. rows.Take(PageLength)], more ? new TrayMark { At = place == TrayPlace.Posted ? rows[PageLength - 1].NotedAt!.Value : rows[PageLength - 1].WrittenAt, Id = rows[PageLength - 1].Id } : null);
    }

    /// <summary>How many lie in each place of a lane.</summary>
    public async Task<IReadOnlyDictionary<TrayPlace, int>> Waiting(TrayLane lane, CancellationToken stop)
    {
        var letters = db.Handled().Where(l => l.WithdrawnAt == null).ToProtected(db, only: lane == TrayLane.Protected);
        return new Dictionary<TrayPlace, int>
        {
            [TrayPlace.ToPrint] = await letters.CountAsync(l => l.PrintedAt == null, stop),
            [TrayPlace.ToPost] = await letters.CountAsync(l => l.PrintedAt != null && !db.Set<Posting>().Any(p => p.LetterId == l.Id), stop),
        };
    }

    /// <summary>Letters to protected people on their way out: how many there are, and how many of them whoever asks may handle. Nobody learns more than a number.</summary>
    public async Task<ProtectedWaiting> Protected(CancellationToken stop)
    {
        var waiting = db.Set<Letter>().Where(l => l.WithdrawnAt == null && !db.Set<Posting>().Any(p => p.LetterId == l.Id)).ToProtected(db, only: true);
        return new(await waiting.CountAsync(stop), await waiting.CountAsync(l => db.SeesAll || Sight.IsNamed(l.RequestId), stop));
    }

    /// <summary>The letters of one request, oldest first.</summary>
    public Task<IReadOnlyList<LetterInTray>> Of(Guid request, CancellationToken stop) =>
        Rows(db.Set<Letter>().AsNoTracking().Where(l => l.RequestId == request).OrderBy(l => l.WrittenAt), stop);

    public async Task<PostedLetter> One(Guid id, CancellationToken stop)
    {
        var letter = (await Rows(db.Handled().AsNoTracking().Where(l => l.Id == id).OrderBy(l => l.Id), stop)).SingleOrDefault() ?? throw new NotFound();
        var request = await db.Set<Letter>().Where(l => l.Id == id).Select(l => l.RequestId).SingleAsync(stop);
        using var key = await keys.Of(request, stop);
        var values = await (from p in db.Set<Posting>().AsNoTracking().Where(p => p.LetterId == id)
                            join clerk in db.Set<ColleagueName>() on p.SetBy equals clerk.Id
                            orderby p.Turn
                            select new { Posting = p, clerk.DisplayName }).ToListAsync(stop);
        return new(letter, [.. values.Select(v => new PostingValue(v.Posting.PostedOn, v.Posting.SetAt, v.DisplayName, v.Posting.Reason(key)))]);
    }

    private async Task<IReadOnlyList<LetterInTray>> Rows(IQueryable<Letter> letters, CancellationToken stop)
    {
        var rows = await (
            from letter in letters
            join message in db.Set<Message>() on letter.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            join trait in db.Set<Trait>() on letter.RequestId equals trait.RequestId
            select new LetterInTray
            {
                Id = letter.Id,
                Person = trait.Name,
                Number = db.Set<DeskTask>().Where(t => t.RequestId == letter.RequestId).Select(t => t.Number).First(),
                Language = db.Set<DeskTask>().Where(t => t.RequestId == letter.RequestId).OrderByDescending(t => t.Id).Select(t => t.Language).First(),
                Kind = message == null ? null : message.Kind,
                About = letter.About,
                HasNoAddress = letter.HasNoAddress,
                IsShut = db.Set<Protection>().Any(p => p.RequestId == letter.RequestId && p.Kind == ProtectionKind.Address && p.LiftedAt == null) && !Sight.IsNamed(letter.RequestId),
                AskedUntil = message == null ? null : message.AskedUntil,
                WrittenAt = letter.WrittenAt,
                Pages = letter.Pages,
                IsSet = letter.Blob != null,
                PrintedAt = letter.PrintedAt,
                WithdrawnAt = letter.WithdrawnAt,
                NotedAt = db.Set<Posting>().Where(p => p.LetterId == letter.Id && p.Turn == 1).Select(p => (DateTimeOffset?)p.SetAt).FirstOrDefault(),
                IsSuperseded = message != null && message.AskedUntil != null && db.Set<Message>().Any(n => n.RequestId == letter.RequestId && (n.AskedUntil != null || n.Settles) && n.SentAt > message.SentAt),
                PostedOn = db.Set<Posting>().Where(p => p.LetterId == letter.Id).OrderByDescending(p => p.Turn).Select(p => (DateOnly?)p.PostedOn).FirstOrDefault(),
            }).ToListAsync(stop);
        // Not posted yet: what it would come to if it went now. Once a newer question was asked, an older term binds nobody.
        return [.. rows.Select(r => r with { Term = days.Of(r.WrittenAt, r.PostedOn ?? days.Today, r.IsSuperseded ? null : r.AskedUntil) })];
    }
}

/// <summary>How far a letter is on its way out.</summary>
public enum TrayPlace
{
    ToPrint,
    ToPost,
    Posted,
}

/// <summary>Which letters: those to protected people go their own way (geschützter Versand).</summary>
public enum TrayLane
{
    Open,
    Protected,
}

/// <summary>How many letters to protected people are on their way out, and how many of them are for whoever asks.</summary>
public sealed record ProtectedWaiting(int All, int Mine);

/// <summary>One page of a place, and where the next one begins; null: there is none.</summary>
public sealed record TrayPage(IReadOnlyList<LetterInTray> Letters, TrayMark? Next);

/// <summary>A letter with every value its posting day has had, oldest first.</summary>
public sealed record PostedLetter(LetterInTray Letter, IReadOnlyList<PostingValue> Values);

/// <summary>One value of a posting day: who set it when, and why it was corrected.</summary>
public sealed record PostingValue(DateOnly PostedOn, DateTimeOffset SetAt, string SetBy, string? Reason);

/// <summary>A letter in the tray.</summary>
public sealed record LetterInTray
{
    public required Guid Id { get; init; }

    public required string Person { get; init; }

    /// <summary>Of the request, ten digits.</summary>
    public required long Number { get; init; }

    public required string Language { get; init; }

    /// <summary>What it says; null: a cover letter to another authority, or a letter <see cref="About"/> the person's access.</summary>
    public required MessageKind? Kind { get; init; }

    public required LetterAbout? About { get; init; }

    /// <summary>To a protected person, and whoever asks is not named as a reader of their address.</summary>
    public bool IsShut { get; init; }

    /// <summary>Nobody knew where to when it was written: it cannot be posted.</summary>
    public bool HasNoAddress { get; init; }

    /// <summary>Goes to another authority and not to the person.</summary>
    public bool IsCover => Kind is null && About is null;

    /// <summary>There is a PDF, and staff may open it: one with a PIN only until it is printed.</summary>
    public bool Opens => IsSet && !IsShut && !(About == LetterAbout.Pin && PrintedAt is not null);

    public required DateOnly? AskedUntil { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required int? Pages { get; init; }

    /// <summary>False while the PDF is being made.</summary>
    public required bool IsSet { get; init; }

    public required DateTimeOffset? PrintedAt { get; init; }

    /// <summary>It was taken back, and does not go out.</summary>
    public required DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When its posting was first noted; null: not yet.</summary>
    public required DateTimeOffset? NotedAt { get; init; }

    /// <summary>A newer question with a date of its own was asked since.</summary>
    public required bool IsSuperseded { get; init; }

    /// <summary>Null: not noted yet.</summary>
    public required DateOnly? PostedOn { get; init; }

    /// <summary>From the posting day; while there is none, as if it went today.</summary>
    public TermOnPaper Term { get; init; } = new(DateOnly.MinValue, TermState.None, 0);
}
