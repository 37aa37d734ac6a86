using Microsoft.Playwright;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Somebody at a real browser: fills in, presses, and knows the page as it came over the wire.</summary>
internal sealed class Walker
{
    public const string Main = "button.kern-btn--primary", Save = "button[value=save]", Anyway = "button[value=anyway]", Add = "button[value^=add]";

    private readonly Uri house;
    private IResponse? last;

    public Walker(IPage page, Uri house)
    {
        (Page, this.house) = (page, house);
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame && answer.Status is < 300 or >= 400)
                last = answer;
        };
    }

    public IPage Page { get; }

    /// <summary>The page as the house sent it, before a browser mended anything.</summary>
    public Task<string> Html() => last!.TextAsync();

    public string Status => last!.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async Task Open(string path) => await Page.GotoAsync(new Uri(house, path).ToString());

    public async Task Press(string button) => await Leaving(() => Page.Locator(button).First.ClickAsync());

    public async Task Leaving(Func<Task> act)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Came(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
                arrived.TrySetResult();
        }

        Page.FrameNavigated += Came;
        await act();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Page.FrameNavigated -= Came;
        await Loaded();
    }

    /// <summary>Waits until the browser stands at an address that ends so; false when it never does.</summary>
    public async Task<bool> IsLedTo(string ending, int seconds = 60)
    {
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since).TotalSeconds < seconds; await Page.WaitForTimeoutAsync(50))
        {
            if (!Page.Url.EndsWith(ending, StringComparison.Ordinal))
                continue;
            await Loaded();
            return true;
        }

        return false;
    }

    /// <remarks>Playwright looks at the state first and listens then: what happens between the two it misses, so it is asked again.</remarks>
    private async Task Loaded()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 3_000 });
                return;
            }
            catch (TimeoutException) when (tries < 20)
            {
            }
        }
    }

    public async Task Write(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = Page.Locator($"[name='{name}']");
            if (await field.First.GetAttributeAsync("type") is "radio" or "checkbox")
                await Page.Locator($"[name='{name}'][value='{value}']").CheckAsync();
            else
                await field.FillAsync(value);
        }
    }

    public Task Photos(string field, params (string Name, byte[] Bytes)[] photos) =>
        Page.Locator($"[name='{field}']").SetInputFilesAsync(photos.Select(p => new FilePayload { Name = p.Name, MimeType = "image/jpeg", Buffer = p.Bytes }));

    public Task<string> Words(string selector) => Page.Locator(selector).First.InnerTextAsync();

    public async Task<(string Number, string Code)> Keys()
    {
        var keys = await Page.Locator(".keys dd").AllInnerTextsAsync();
        return (keys[0], keys[1]);
    }
}
