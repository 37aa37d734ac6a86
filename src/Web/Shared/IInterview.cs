using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary>A page of a form, whatever door shows it: what the shared parts of it need.</summary>
public interface IInterview
{
    Form Form { get; }

    FormPage Part { get; }

    int PartNumber { get; }

    int PartCount { get; }

    /// <summary>This page is the declaration itself: sending it is the application.</summary>
    bool Declares { get; }

    /// <summary>Every other page was sent before: whoever changes something here need not go through the rest again.</summary>
    bool MayCheck { get; }

    /// <summary>The words of the page, with the names of the people it is about.</summary>
    QuestionWords Words { get; }

    IReadOnlyList<AskedQuestion> Questions { get; }

    IReadOnlyList<Remark> Remarks { get; }

    /// <summary>Questions that another window had answered otherwise meanwhile.</summary>
    IReadOnlyList<string> Overwritten { get; }

    Posted Posted { get; }

    /// <summary>The revision the page was shown with.</summary>
    int Seen { get; }
}
