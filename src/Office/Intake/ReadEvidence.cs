using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk takes everything that answers one evidence question as one document: photos, scans and PDF pages in the order they came, upright, drawn anew.
/// One look, one entry, whatever number of files.
/// </summary>
public sealed class ReadEvidence(OfficeDb db, Keys keys, PageImages images, Forms forms, Texts texts, Journal journal)
{
    /// <summary>More would take minutes to draw; the rest is looked at file by file.</summary>
    public const int MostPages = 60;

    private const int Side = 2_000;

    /// <summary><paramref name="question"/>: null for what came on paper; what came with replies has no question of the form. Throws <see cref="PaperUnavailable"/> where a page cannot be drawn just now: a document with a gap would not say so.</summary>
    public async Task<byte[]> Run(RequestNumber number, string? question, CancellationToken stop)
    {
        if (question?.Contains('\0', StringComparison.Ordinal) == true)
            throw new NotFound();
        var files = await db.FilesOnDesk(number).AsNoTracking().Where(f => f.Question == question && f.Readability == Readability.Readable && f.Pages > 0).InOrder().ToListAsync(stop);
        if (files.Count == 0)
            throw new NotFound();
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Number == number, stop);
        await journal.NoteLook(JournalKind.EvidenceRead, request.Id, files[0].Id, stop);

        var form = forms[request.Form];
        using var key = await keys.Of(request.Id, stop);
        List<(byte[], string)> pages = [];
        foreach (var file in files)
        {
            using var own = file.FileKey(key);
            for (var page = 1; page <= file.Pages && pages.Count < MostPages; page++)
            {
                var drawn = await images.Draw(file.Stored(own), page, Side, stop);
                if (drawn.Legibility != Legibility.Readable)
                    throw new PaperUnavailable("paper.page-not-drawn", "A page of a file cannot be drawn now.");
                pages.Add((drawn.Jpeg, string.Create(CultureInfo.InvariantCulture, $"Seite {pages.Count + 1}: {FileView.Of(file, key).Name}, Blatt {page}{(drawn.Whole ? "" : ", abgeschnitten angekommen")}")));
            }
        }

        var label = question is null || form.Question(question) is not { } asked ? "Nachweise zu Antworten" : new QuestionWords(form, Answers.None, new Say(texts, Language.German)).LabelAlone(asked);
        return PagesAsPdf.Of($"{label}, Anliegen {number}", pages);
    }
}
