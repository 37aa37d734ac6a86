using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>A request with its key opened, the latest revision of each page, and the files that are still there: what every step of a form begins with.</summary>
internal sealed class OpenedRequest(Request request, DataKey key, IReadOnlyList<AnswerRevision> pages, IReadOnlyList<EvidenceFile> files) : IDisposable
{
    public Request Request => request;

    public DataKey Key => key;

    /// <summary>What tells where the person is stands here masked only.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Nothing of it is told but in person.</summary>
    public bool OnlyInPerson { get; init; }

    public IReadOnlyList<AnswerRevision> Pages => pages;

    /// <summary>In the order they came, without those the person took away again.</summary>
    public IReadOnlyList<EvidenceFile> Files => files;

    /// <summary>The files that no hand-in has named yet.</summary>
    public IEnumerable<EvidenceFile> Unsent => files.Where(f => f.ArrivalId is null);

    public Answers Answers => pages.Open(key);

    /// <summary>The same request after a save. It shares the key: dispose of one of them.</summary>
    public OpenedRequest With(IReadOnlyList<AnswerRevision> newPages, IReadOnlyList<EvidenceFile> newFiles) => new(request, key, newPages, newFiles) { IsProtected = IsProtected, OnlyInPerson = OnlyInPerson };

    public void Dispose() => key.Dispose();
}
