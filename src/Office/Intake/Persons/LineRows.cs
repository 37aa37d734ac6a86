using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Catalog.Knowledge;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using static OffenesHaus.Intake.Conversations.ConversationStepKind;

namespace OffenesHaus.Intake.Persons;

/// <summary>The rows of a time line: one question to each table that has some, whatever the number of requests; then they are laid together.</summary>
public sealed class LineRows(OfficeDb db, HelperAccounts helpers, Articles articles)
{
    // What else happened in a conversation is told by another row, or by nobody's interest.
    private static readonly ConversationStepKind[] Told = [CallerNamed, MatterBegun, MatterJoined, MatterLeft, Proven, NotProven, Assented, StatementRecorded, ObjectionLetter, ServicePinSet, ConversationStepKind.Told, Promised, ProtectionWished, Ended];

    internal async Task<IReadOnlyList<LineEntry>> Of(OpenMatters open, LineMark? before, int most, CancellationToken stop)
    {
        var ids = open.Ids;
        var arrivals = await Behind(db.Set<Arrival>().Where(a => a.RequestId != null && ids.Contains(a.RequestId.Value)), before, LineKind.Arrived, (a => a.ReceivedAt, a => a.Id)).Take(most).ToListAsync(stop);
        var messages = await Behind(db.Set<Message>().Where(m => ids.Contains(m.RequestId)), before, LineKind.Written, (m => m.SentAt, m => m.Id)).Take(most).ToListAsync(stop);
        var letters = await Behind(db.Set<Letter>().Where(l => ids.Contains(l.RequestId)), before, LineKind.Letter, (l => l.WrittenAt, l => l.Id)).Take(most).Select(l => new { l.Id, l.RequestId, l.WrittenAt, l.About, l.MessageId, l.WithdrawnAt, l.PrintedAt }).ToListAsync(stop);
        var steps = await db.Set<ConversationStep>().AsNoTracking().Where(s => s.RequestId != null && ids.Contains(s.RequestId.Value) && Told.Contains(s.Kind))
            .Behind(before, LineKind.Contact, (s => s.At, s => s.Turn), k => long.Parse(k, CultureInfo.InvariantCulture)).Take(most).ToListAsync(stop);
        var given = await Behind(db.Set<Mandate>().Where(m => ids.Contains(m.RequestId)), before, LineKind.HelpGiven, (m => m.GivenAt, m => m.Id)).Take(most).ToListAsync(stop);
        var ended = await Behind(db.Set<Mandate>().Where(m => ids.Contains(m.RequestId) && m.EndedAt != null), before, LineKind.HelpEnded, (m => m.EndedAt!.Value, m => m.Id)).Take(most).ToListAsync(stop);
        var notes = open.AtDesk ? await Behind(db.Set<DeskNote>().Where(n => ids.Contains(n.RequestId)), before, LineKind.Note, (n => n.WrittenAt, n => n.Id)).Take(most).ToListAsync(stop) : [];
        var forwarded = await Behind(db.Set<Forwarding>().Where(f => ids.Contains(f.RequestId)), before, LineKind.Forwarded, (f => f.ForwardedAt, f => f.Id)).Take(most).ToListAsync(stop);
        var joins = open.AtDesk ? await Behind(db.Set<SamePerson>().Where(s => ids.Contains(s.RequestId) || ids.Contains(s.OtherId)), before, LineKind.SamePerson, (s => s.At, s => s.Id)).Take(most).Select(s => new { Row = s, Undone = db.Set<SamePerson>().Any(u => u.Undoes == s.Id) }).ToListAsync(stop) : [];
        var emergencies = await Behind(db.Set<Emergency>().Where(e => e.RequestId != null && ids.Contains(e.RequestId.Value)), before, LineKind.Emergency, (e => e.RaisedAt, e => e.Id)).Take(most).ToListAsync(stop);

        var clerks = await db.NamesOf([.. arrivals.Where(a => a.TypedBy == ActorKind.Clerk).Select(a => a.TypedById).Concat(steps.Select(s => s.By)).OfType<Guid>().Concat(notes.Select(n => n.WrittenBy)).Concat(joins.Select(j => j.Row.By)).Concat(emergencies.Select(e => e.RaisedBy)).Distinct()], stop);
        var helping = await helpers.Names([.. arrivals.Where(a => a.TypedBy == ActorKind.Helper).Select(a => a.TypedById).OfType<Guid>().Distinct()], stop);
        var titles = await articles.Titles([.. steps.SelectMany(s => s.Sources ?? []).Distinct(StringComparer.Ordinal)], stop);
        // The other end of an assignment, where whoever asks may know of it.
        var others = joins.SelectMany(j => (Guid[])[j.Row.RequestId, j.Row.OtherId]).Distinct().ToList();
        var numbers = others.Count == 0 ? [] : await db.Set<Request>().AsNoTracking().Where(r => others.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Number, stop);

        LineEntry Line(LineKind kind, DateTimeOffset at, Guid request, string key) => new() { Mark = new(at, kind, key), Number = open.Number(request)!.Value };
        string? Say(Guid request, Func<DataKey, string?> words) => open.MaySay(request) && words(open.Key(request)) is { Length: > 0 } said ? said : null;
        string? Clerk(Guid? who) => who is { } id ? clerks.GetValueOrDefault(id, "–") : null;
        LineEntry Help(LineKind kind, Mandate m, DateTimeOffset at) => Line(kind, at, m.RequestId, m.Id.ToString("N")) with { Channel = kind == LineKind.HelpGiven ? m.Through : m.EndedThrough, What = m.Kind.ToString(), ForPerson = Say(m.RequestId, m.Name), Until = kind == LineKind.HelpGiven ? m.UntilOn : null };

        IEnumerable<LineEntry> all =
        [
            .. arrivals.Select(a => Line(LineKind.Arrived, a.ReceivedAt, a.RequestId!.Value, a.Id.ToString("N")) with { Channel = a.Channel, What = a.Kind.ToString(), By = a.TypedBy == ActorKind.Clerk ? Clerk(a.TypedById) : null, ForPerson = a.TypedBy == ActorKind.Helper ? helping.GetValueOrDefault(a.TypedById ?? Guid.Empty, "–") : null, Words = Say(a.RequestId.Value, k => Reply.WordsOf(a, k)) }),
            .. messages.Select(m => Line(LineKind.Written, m.SentAt, m.RequestId, m.Id.ToString("N")) with { What = m.Kind.ToString(), By = m.SignedBy, Until = m.AskedUntil, Words = Say(m.RequestId, m.Words) }),
            .. letters.Select(l => Line(LineKind.Letter, l.WrittenAt, l.RequestId, l.Id.ToString("N")) with { What = $"{(l.WithdrawnAt is not null ? "withdrawn" : l.PrintedAt is not null ? "printed" : "written")} {l.About}".TrimEnd(), Subject = l.Id }),
            .. steps.Select(s => Line(LineKind.Contact, s.At, s.RequestId!.Value, s.Turn.ToString(CultureInfo.InvariantCulture)) with
            {
                Channel = s.Channel,
                What = $"{s.Kind} {s.Detail}".TrimEnd(),
                By = Clerk(s.By),
                Words = s.Kind == MatterLeft || open.Covered.Contains(s.RequestId.Value) ? null : Say(s.RequestId.Value, s.Words),
                IsCovered = s.SealedWords is not null && s.Kind != MatterLeft && (open.Covered.Contains(s.RequestId.Value) || !open.MaySay(s.RequestId.Value)),
                Until = s.PromisedUntil,
                Sources = [.. (s.Sources ?? []).Select(source => titles.GetValueOrDefault(source, source))],
            }),
            .. given.Select(m => Help(LineKind.HelpGiven, m, m.GivenAt)),
            .. ended.Select(m => Help(LineKind.HelpEnded, m, m.EndedAt!.Value)),
            .. notes.Select(n => Line(LineKind.Note, n.WrittenAt, n.RequestId, n.Id.ToString("N")) with { By = Clerk(n.WrittenBy), Words = Say(n.RequestId, n.Words) }),
            .. forwarded.Select(f => Line(LineKind.Forwarded, f.ForwardedAt, f.RequestId, f.Id.ToString("N"))),
            .. joins.Select(j =>
            {
                var here = ids.Contains(j.Row.RequestId) ? j.Row.RequestId : j.Row.OtherId;
                var there = here == j.Row.RequestId ? j.Row.OtherId : j.Row.RequestId;
                return Line(LineKind.SamePerson, j.Row.At, here, j.Row.Id.ToString("N")) with { What = j.Row.Undoes is null ? "joined" : "parted", By = Clerk(j.Row.By), Words = Say(here, k => j.Row.Why(here, k)), Other = numbers.TryGetValue(there, out var number) ? number : null, Subject = j.Row.Id, Stands = j.Row.Undoes is null && !j.Undone };
            }),
            .. emergencies.Select(e => Line(LineKind.Emergency, e.RaisedAt, e.RequestId!.Value, e.Id.ToString("N")) with { Channel = e.Channel, What = e.Kind, By = Clerk(e.RaisedBy), Subject = e.Id }),
        ];
        return [.. all.OrderByDescending(e => e.At).ThenBy(e => e.Kind).ThenByDescending(e => e.Kind == LineKind.Contact ? e.Mark.Key.PadLeft(20, '0') : e.Mark.Key, StringComparer.Ordinal).Take(most)];
    }

    private static IQueryable<T> Behind<T>(IQueryable<T> rows, LineMark? before, LineKind kind, (System.Linq.Expressions.Expression<Func<T, DateTimeOffset>>, System.Linq.Expressions.Expression<Func<T, Guid>>) by)
        where T : class => rows.AsNoTracking().Behind(before, kind, by, k => Guid.ParseExact(k, "N"));
}
