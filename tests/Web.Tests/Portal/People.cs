namespace OffenesHaus.Web.Tests.Portal;

/// <summary>What people do at the portal, said in one line each: the ways that many tests begin with.</summary>
internal static class People
{
    public const string Main = "button.kern-btn--primary", Save = "button[value=save]", Anyway = "button[value=anyway]", ToCheck = "button[value=check]", Add = "button[value^=add]";

    /// <summary>The four answers that make an application.</summary>
    public static (string, string?)[] Karim =>
        [("name", "Karim Haddad"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", "Lindenstraße 4, 12345 Musterstadt"), ("want", "livelihood")];

    public static (string, string?)[] But(this (string Name, string? Value)[] fields, params (string Name, string? Value)[] otherwise) =>
        [.. fields.Where(f => Array.TrueForAll(otherwise, o => o.Name != f.Name)), .. otherwise];

    /// <summary>Applies for benefits; the page seen afterwards.</summary>
    public static async Task<PageSeen> Applies(this Visitor visitor, params (string, string?)[] otherwise) =>
        await visitor.Submit(await visitor.Open("/de/anliegen/apply"), Main, Karim.But(otherwise));

    /// <summary>Writes something in own words, up to the page that shows it for checking.</summary>
    public static async Task<PageSeen> Writes(this Visitor visitor, string words, string language = "de", params (string, string?)[] otherwise) =>
        await visitor.Submit(await visitor.Open($"/{language}/anliegen/message"), Main, new (string, string?)[] { ("concern", words), ("name", "Oksana Melnyk"), ("replyBy", "here") }.But(otherwise));

    /// <summary>Writes and hands in: the receipt.</summary>
    public static async Task<PageSeen> HandsIn(this Visitor visitor, string words, string language = "de") =>
        await visitor.Submit(await visitor.Writes(words, language), Main);

    /// <summary>Goes on from a page of a form, whatever is still odd, and hands in: the receipt.</summary>
    public static async Task<PageSeen> HandIn(this Visitor visitor, PageSeen page)
    {
        while (!page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
            page = await visitor.Submit(page, page.Document.QuerySelector(Anyway) is null ? Main : Anyway);
        return await visitor.Submit(page, Main);
    }

    public static Task<PageSeen> ComesBack(this Visitor visitor, string number, string code, string language = "de") =>
        visitor.Enter($"/{language}/status", number, code);

    /// <summary>Number and code as they stand on a receipt or on the page "saved".</summary>
    public static (string Number, string Code) Keys(this PageSeen page) =>
        page.Parts(".keys dd") is [var number, var code] ? (number, code) : throw new InvalidOperationException($"No number and code on {page.Address}:\n{page.Text}");

    /// <summary>The number as the database keeps it.</summary>
    public static string Digits(this string number) => string.Concat(number.Where(char.IsAsciiDigit));

    public static bool IsReceipt(this PageSeen page) => page.Address.AbsolutePath.Contains("/eingang", StringComparison.Ordinal);

    /// <summary>How many things have arrived for a request.</summary>
    public static async Task<long> Arrivals(this OpenHouse house, string number) =>
        (long)(await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number.Digits()}"))!;

    private static async Task<PageSeen> Enter(this Visitor visitor, string path, string number, string code) =>
        await visitor.Submit(await visitor.Open(path), Main, ("Number", number), ("Code", code));
}
