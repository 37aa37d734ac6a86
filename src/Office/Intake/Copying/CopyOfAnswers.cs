using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Copying;

/// <summary>Every saved answer of a request with its question, for the copy of its person: the newest of each page, what stood there before, and what somebody is typing from a paper.</summary>
internal sealed class CopyOfAnswers(OfficeDb db, Keys keys, Forms forms, Texts texts)
{
    /// <summary>Returns what was answered last, on every page.</summary>
    public async Task<Answers> Write(Request request, DataKey key, OwnCopy into, CancellationToken stop)
    {
        var form = forms[request.Form];
        var pages = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == request.Id).OrderBy(a => a.SavedAt).ToListAsync(stop);
        var whole = pages.GroupBy(p => p.Page, StringComparer.Ordinal).Select(p => p.MaxBy(r => r.Revision)!.Open(key)).Aggregate(Answers.None, (all, page) => all.With(page));
        foreach (var page in pages.GroupBy(p => p.Page, StringComparer.Ordinal).Select(p => p.OrderBy(r => r.Revision).ToList()))
        {
            var newest = page[^1].Open(key);
            foreach (var revision in page)
            {
                var entry = into.Begin(revision == page[^1] ? "answers" : "earlier-answers").With("page", Title(form, revision.Page, whole)).With("revision", revision.Revision).With("at", revision.SavedAt).With("channel", revision.Channel, "receipt/channel.");
                Say(entry, form, revision.Open(key), revision == page[^1] ? null : newest, whole);
            }
        }

        foreach (var typed in await db.Set<TypedPage>().AsNoTracking().Where(t => t.RequestId == request.Id && t.Sealed != null).OrderBy(t => t.SavedAt).ToListAsync(stop))
        {
            using var paper = await keys.Of(typed.PaperId, stop);
            Say(into.Begin("typed-answers").With("page", Title(form, typed.Page, whole)).With("revision", typed.Revision).With("at", typed.SavedAt), form, typed.Open(paper), null, whole);
        }

        return whole;
    }

    // By field, not by the way through the form: what was written on a left page is held, too. A field no version asks any more goes in under its name.
    private void Say(CopyEntry entry, Form form, Answers written, Answers? unless, Answers whole)
    {
        var left = written.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var question in form.Pages.SelectMany(p => p.Leaves).Concat(form.Retired.SelectMany(q => q.Leaves)))
        {
            if (!question.Fields.Any(left.Contains))
                continue;
            left.ExceptWith(question.Fields);
            if (unless is null || !written.SameAs(unless, question))
                entry.Say(new(question.Id, string.Join('\n', question.Fields.SelectMany(written.All)), l => List(form, whole, l).Label(question), l => List(form, written, l).Value(question)));
        }

        foreach (var field in left.Order(StringComparer.Ordinal).Where(f => unless is null || !unless.All(f).SequenceEqual(written.All(f), StringComparer.Ordinal)))
            entry.Say(new(field, string.Join('\n', written.All(field)), _ => field, _ => string.Join('\n', written.All(field))));
    }

    private CopyNamed Title(Form form, string page, Answers whole) =>
        new(page, l => form.Page(page) is { } known ? List(form, whole, l).PageTitle(known) : page);

    private AnswerList List(Form form, Answers answers, string language) => new(form, answers, [], new Say(texts, Language.Parse(language, null)));
}
