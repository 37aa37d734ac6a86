using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>
/// What one piece of work asks of somebody at a browser: keys, acts, words read and spoken, at rates that are stated. A key is a fifth of a second; each field and each press costs the thought before it
/// and the way to it (1.35 s and 1.1 s: Card, Moran and Newell, The Keystroke-Level Model, 1980); 240 words are read in a minute and 150 are spoken. With <c>OH_TYPED</c> set it is really done at these rates.
/// </summary>
internal sealed class Interaction(Walker walker)
{
    private const double Key = .2, Act = 2.45, Read = .25, Spoken = .4;

    private static readonly bool Really = Environment.GetEnvironmentVariable("OH_TYPED") is not null;

    private readonly long began = Stopwatch.GetTimestamp();

    public int Keys { get; private set; }

    public int Acts { get; private set; }

    public int WordsRead { get; private set; }

    public int WordsSpoken { get; private set; }

    public int Pages { get; private set; } = 1;

    public double Seconds => Keys * Key + Acts * Act + WordsRead * Read + WordsSpoken * Spoken;

    /// <summary>By the clock, with the house's own time; null where nobody really waited.</summary>
    public double? Clock => Really ? Stopwatch.GetElapsedTime(began).TotalSeconds : null;

    /// <summary>Everything of it that is shown now.</summary>
    public async Task Reads(string selector) => await Reads(await CountIn(selector));

    public async Task Reads(int words)
    {
        WordsRead += words;
        await Passes(words * Read);
    }

    /// <summary>It is read aloud, question after question, and answered: both are spoken.</summary>
    public async Task AsksAloud(string selector, int answered)
    {
        var words = await CountIn(selector) + answered;
        WordsSpoken += words;
        await Passes(words * Spoken);
    }

    public async Task Types(string name, string value)
    {
        var field = walker.Page.Locator($"[name='{name}']");
        // What is proposed and right asks for nothing but a look.
        if (await field.InputValueAsync() == value)
            return;
        await Thinks();
        await field.SelectTextAsync();
        await walker.Page.Keyboard.TypeAsync(value, new() { Delay = Really ? (float)(Key * 1_000) : 0 });
        Keys += value.Length;
    }

    public async Task Chooses(string name, string value)
    {
        var field = walker.Page.Locator($"[name='{name}']");
        await Thinks();
        if (await field.First.EvaluateAsync<bool>("e => e.tagName === 'SELECT'"))
            await field.SelectOptionAsync(value);
        else
            await walker.Page.Locator($"[name='{name}'][value='{value}']").CheckAsync();
    }

    public async Task Presses(string button)
    {
        await Thinks();
        await walker.Press(button);
        Pages++;
    }

    /// <summary>A thing done beside the page.</summary>
    public Task Does() => Thinks();

    public string Line(string way) => string.Create(CultureInfo.InvariantCulture, $"| {way} | {Seconds:0} | {(Clock is { } clock ? clock.ToString("0", CultureInfo.InvariantCulture) : "–")} | {Keys} | {Acts} | {WordsRead} | {WordsSpoken} | {Pages} |");

    private async Task<int> CountIn(string selector)
    {
        var all = await walker.Page.Locator(selector).AllInnerTextsAsync();
        return all.Sum(t => t.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private async Task Thinks()
    {
        Acts++;
        await Passes(Act);
    }

    private static Task Passes(double seconds) => Really ? Task.Delay(TimeSpan.FromSeconds(seconds)) : Task.CompletedTask;
}
