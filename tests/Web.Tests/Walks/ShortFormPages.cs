using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Walks once through every page of every short form: empty, with errors, and filled in from its sample up to the check.</summary>
public sealed class ShortFormPages : OpenHouse, IAsyncLifetime
{
    // In German; in every language where somebody wants to look at the pictures.
    private static readonly string[] Languages = Environment.GetEnvironmentVariable("OH_PICTURES") is null ? ["de"] : ["de", "en", "ar"];

    private readonly List<PageNoted> noted = [];

    internal IReadOnlyList<PageNoted> Noted => noted;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        foreach (var language in Languages)
        {
            // Script is on for the tools alone.
            await using var context = await OneBrowser.Phone(language, script: true);
            var person = new Walker(await context.NewPageAsync(), Address);
            foreach (var form in ShortForms.Codes)
                await Walk(person, language, form);
        }
    }

    private async Task Walk(Walker person, string language, string form)
    {
        Task Note(string state) => Noting(person, language, $"{form} {state}");

        await person.Open($"/{language}/anliegen/{form}");
        await Note("empty");
        await person.Press(Walker.Main);
        await Note("with errors");
        var answers = ShortForms.Sample(form);
        for (var page = 1; ; page++)
        {
            foreach (var (name, value) in answers)
                if (await person.Page.Locator($"[name='{name}']").CountAsync() > 0)
                    await person.Write((name, value!));
            await person.Press(Walker.Main);
            if (person.Page.Url.EndsWith("/pruefen", StringComparison.Ordinal))
                break;
            await Note($"page {page + 1}");
        }

        await Note("check");
    }

    private async Task Noting(Walker person, string language, string state) => noted.Add(await PageNoted.Of(person, language, state, "short-forms"));
}
