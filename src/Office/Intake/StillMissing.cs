using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What is missing of what was handed in, as receipt and status name it.</summary>
public sealed record StillMissing
{
    private const int MostNamed = 8;

    public required Form Form { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>Not answered yet, in the order of the form.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>The person wants letters, and nobody knows where to.</summary>
    public required bool Address { get; init; }

    public bool Any => Questions.Count > 0 || Address;

    /// <summary>Nobody has to give any of it: then nothing is missing, and something may be added.</summary>
    public bool OnlyVoluntary => Any && !Awaited.Any;

    /// <summary>The text that heads the list.</summary>
    public string Heading => OnlyVoluntary ? "receipt/may-add" : "receipt/missing";

    /// <summary>The text below that.</summary>
    public string Lead => OnlyVoluntary ? "receipt/may-add.text" : "receipt/missing.text";

    /// <summary>The question for the address; null: this form does not ask it.</summary>
    public Question? AddressQuestion =>
        (Form.Traits.GetValueOrDefault("address") ?? Form.Traits.GetValueOrDefault("street")) is { } asked ? Form.PagesFor(Answers).SelectMany(p => p.Leaves).FirstOrDefault(q => q.Id == asked) : null;

    /// <summary>Of a whole application begun with four answers, more is open than anybody reads in one list: then its pages are told, each with how much the office waits for.</summary>
    public IReadOnlyList<(FormPage Page, IReadOnlyList<Question> Open)> ByPage =>
        Awaited.Questions.Count <= MostNamed ? [] : [.. Awaited.Questions.GroupBy(PageOf).Where(p => p.Key.Code != Form.DeclaresWith).Select(p => (p.Key, (IReadOnlyList<Question>)[.. p]))];

    /// <summary>What is named one by one: all of a short list; of a long one the declaration and what is voluntary.</summary>
    public IEnumerable<Question> Named => Awaited.Questions.Count <= MostNamed ? Questions : Questions.Where(q => q.Voluntary || PageOf(q).Code == Form.DeclaresWith);

    /// <summary>What nobody has to give is said once, with the receipt: this is what the office waits for.</summary>
    public StillMissing Awaited => this with { Questions = [.. Questions.Where(q => !q.Voluntary)] };

    public FormPage PageOf(Question question) => Form.Pages.First(p => p.Questions.Contains(question) || p.Leaves.Contains(question));

    /// <summary>Of these answers and files, for a person whose letters go where the answers say; see <see cref="LettersToNowhere"/>.</summary>
    internal static StillMissing Of(Form form, Answers answers, IReadOnlyCollection<EvidenceFile> files) => new()
    {
        Form = form,
        Answers = answers,
        Questions = form.MissingFrom(answers, q => files.Any(f => f.Question == q.Id)),
        Address = !PostalAddress.IsKnown(form, answers),
    };
}

/// <summary>Letters that have nowhere to go.</summary>
internal static class LettersToNowhere
{
    /// <summary>An address is missing only where letters are wished for and none was handed in since.</summary>
    public static async Task<StillMissing> OnlyForLetters(this OfficeDb db, StillMissing missing, Request request, DataKey key, CancellationToken stop) =>
        missing with { Address = missing.Address && await db.LetterGoesNowhere(request, missing.Form, key, stop) };

    // By what was handed in last. Where a protected person is reached the house knows, and asks on no screen.
    private static async Task<bool> LetterGoesNowhere(this OfficeDb db, Request request, Form form, DataKey key, CancellationToken stop) =>
        request.ReplyBy == ReplyBy.Letter
        && !await db.Set<Protection>().AnyAsync(p => p.RequestId == request.Id && p.Kind == ProtectionKind.Address && p.LiftedAt == null, stop)
        && !PostalAddress.IsKnown(form, form.Prune((await db.HandedIn(request.Id, stop)).Open(key)));
}
