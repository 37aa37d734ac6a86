using OffenesHaus.Web.Tests.Portal;
using UglyToad.PdfPig;

namespace OffenesHaus.Web.Tests.Protection;

/// <summary>What protected people and those around them do, said in one line each.</summary>
internal static class Protected
{
    public const string Lane = "Kanarigasse 17\n98765 Geheimstadt";

    /// <summary>Wishes at the portal that the address be kept secret.</summary>
    public static async Task<PageSeen> WantsProtection(this Visitor person, params (string, string?)[] wish) =>
        await person.Submit(await person.Open("/de/status/schutz"), Portal.People.Main, [("Address", "true"), .. wish]);

    public static string Path(string number) => "/desk/requests/" + number.Digits();

    /// <summary>The team lead names somebody.</summary>
    public static async Task<PageSeen> Names(this Visitor lead, string number, string reader, string why = "Bearbeitet den Umzug dieser Person.")
    {
        var page = await lead.Open(Path(number) + "/protection");
        var id = page.Document.QuerySelectorAll("#wer-neu option").Single(o => o.TextContent.StartsWith(reader, StringComparison.Ordinal)).GetAttribute("value");
        return await lead.Submit(page, "form[action$='handler=name']", ("Reader", id), ("Words", why));
    }

    /// <summary>A named reader opens the address.</summary>
    public static async Task<PageSeen> OpensAddress(this Visitor reader, string number) =>
        await reader.Submit(await reader.Open(Path(number) + "/protection"), "form[action$='handler=read']");

    /// <summary>A clerk answers; the person wanted letters.</summary>
    public static async Task Answers(this Visitor clerk, string number, string words = "Ihre Frage ist beantwortet.") =>
        await clerk.Submit(await clerk.Open(Path(number) + "/answer"), "main .form", ("Words", words));

    /// <summary>The letters of a request, once all are set.</summary>
    public static async Task<IReadOnlyList<Guid>> LettersOf(this OpenHouse house, string number)
    {
        await house.KeepPromises();
        return await house.Ask($"SELECT array_agg(l.id ORDER BY l.id) FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number.Digits()}") as Guid[] ?? [];
    }

    public static string WordsOf(byte[] pdf)
    {
        using var paper = PdfDocument.Open(pdf);
        return string.Join('\n', paper.GetPages().Select(p => UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor.ContentOrderTextExtractor.GetText(p)));
    }
}
