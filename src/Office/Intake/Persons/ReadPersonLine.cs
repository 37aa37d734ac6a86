using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Persons;

/// <summary>
/// Everything with one person, over all their requests and all ways, newest first. Of a request whoever asks may not read they see at most that it is there; of one they are barred from, not even that.
/// Each request whose lines are shown is a look in the journal like any other.
/// </summary>
public sealed class ReadPersonLine(OfficeDb db, MattersOfPerson matters, LineRows rows, ReadConversation conversation, OfficeKey office, Journal journal)
{
    public const int PageLength = 50;

    /// <summary>At the desk.</summary>
    public async Task<PersonLine> Run(RequestNumber number, LineMark? before, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        var all = await matters.Of(request.Id, stop);
        var known = await db.Set<Request>().AsNoTracking().Include(r => r.States).Where(r => all.Contains(r.Id)).ToListAsync(stop);
        // What was never handed in is the person's draft.
        known.RemoveAll(r => !r.WasOnce(RequestState.Declared));
        return await Lines(known, null, before, stop);
    }

    /// <summary>In a conversation: what the person proved to be theirs in it, and nothing else.</summary>
    public async Task<PersonLine> InTalk(Guid id, RequestNumber number, LineMark? before, CancellationToken stop)
    {
        var talk = await conversation.Run(id, stop);
        var here = talk.Matters.FirstOrDefault(m => m.Number == number && m.IsOpen) ?? throw new NotFound();
        var all = await matters.Of(here.Id, stop);
        var proven = talk.Matters.Where(m => m.IsOpen && all.Contains(m.Id)).ToDictionary(m => m.Id, m => m.MayFill);
        var ids = proven.Keys.ToList();
        var known = await db.Set<Request>().AsNoTracking().Include(r => r.States).Where(r => ids.Contains(r.Id)).ToListAsync(stop);
        return await Lines(known, proven, before, stop);
    }

    private async Task<PersonLine> Lines(List<Request> known, IReadOnlyDictionary<Guid, bool>? proven, LineMark? before, CancellationToken stop)
    {
        var ids = known.ConvertAll(r => r.Id);
        var wrapped = await db.Set<WrappedKey>().AsNoTracking().Where(k => ids.Contains(k.Subject) && Sight.IsGranted(k.Subject)).ToListAsync(stop);
        var covered = await db.Set<Protection>().AsNoTracking().Where(p => ids.Contains(p.RequestId) && p.Kind == ProtectionKind.Address && p.LiftedAt == null).Select(p => new { p.RequestId, Named = Sight.IsNamed(p.RequestId) }).ToListAsync(stop);
        foreach (var key in wrapped)
            await journal.NoteLook(JournalKind.RequestRead, key.Subject, null, stop);
        using var open = new OpenMatters(known, wrapped, office)
        {
            // A telephone call opens no word of a file; and where an address is secret, nobody but named readers reads what was said beside it.
            Covered = covered.Where(c => !c.Named).Select(c => c.RequestId).ToHashSet(),
            Silent = (proven ?? new Dictionary<Guid, bool>()).Where(p => !p.Value).Select(p => p.Key).ToHashSet(),
            AtDesk = proven is null,
        };
        var found = await rows.Of(open, before, PageLength + 1, stop);
        var shown = found.Take(PageLength).ToList();
        return new()
        {
            Matters = [.. known.OrderByDescending(r => r.Id).Select(r => new LineMatter(r.Number, r.Form, r.State, r.BegunAt, open.Ids.Contains(r.Id)))],
            Entries = shown,
            Next = found.Count > PageLength ? shown[^1].Mark : null,
        };
    }
}

/// <summary>The requests whose lines may be read, with their keys, for as long as a page is made.</summary>
internal sealed class OpenMatters(IReadOnlyList<Request> known, IReadOnlyList<WrappedKey> wrapped, OfficeKey office) : IDisposable
{
    private readonly Dictionary<Guid, DataKey> keys = wrapped.ToDictionary(w => w.Subject, w => DataKey.Unwrap(w.Bytes, office, w.Subject));
    private readonly Dictionary<Guid, RequestNumber> numbers = known.ToDictionary(r => r.Id, r => r.Number);

    public List<Guid> Ids => [.. keys.Keys];

    public IReadOnlySet<Guid> Covered { get; init; } = new HashSet<Guid>();

    public IReadOnlySet<Guid> Silent { get; init; } = new HashSet<Guid>();

    public bool AtDesk { get; init; }

    public RequestNumber? Number(Guid request) => numbers.TryGetValue(request, out var number) ? number : null;

    public DataKey Key(Guid request) => keys[request];

    public bool MaySay(Guid request) => !Silent.Contains(request);

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }
}
