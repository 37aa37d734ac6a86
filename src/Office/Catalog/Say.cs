using System.Globalization;

namespace OffenesHaus.Catalog;

/// <summary>Says things in one language: texts by key, and days and hours as people of that language read them, always in Europe/Berlin.</summary>
public sealed class Say(Texts texts, Language language)
{
    public Language Language { get; } = language;

    public string this[string key, params object[] facts] => Fill(texts[Language, key], facts);

    /// <summary>Null where the text is optional and nobody wrote one: a hint, a lead.</summary>
    public string? Maybe(string key) => texts.Find(Language, key);

    public Say In(Language other) => other == Language ? this : new(texts, other);

    /// <summary>The binding text.</summary>
    public Say German => In(Language.German);

    /// <summary>Friday, 30 October 2026.</summary>
    public string Day(DateOnly day) => day.ToString(texts[Language, "house/format.day"], Language.Culture);

    /// <summary>30 October 2026.</summary>
    public string ShortDay(DateOnly day) => day.ToString(texts[Language, "house/format.short-day"], Language.Culture);

    /// <summary>Until Friday, 30 October 2026, 24:00: a term ends with its day (§ 26 Abs. 1 SGB X, § 188 BGB).</summary>
    public string UntilEndOf(DateOnly day) => this["house/until-end-of", Day(day)];

    /// <summary>Friday, 30 October 2026, 20:08.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = Law.GermanTime.ClockAt(at);
        return this["house/moment", Day(DateOnly.FromDateTime(local.DateTime)), Time(TimeOnly.FromDateTime(local.DateTime))];
    }

    /// <summary>8 o'clock or 20:08, as one says it.</summary>
    public string Time(TimeOnly time) =>
        time.Minute == 0 ? this["house/hour", time.Hour] : this["house/hour-minute", time.ToString("H:mm", CultureInfo.InvariantCulture)];

    /// <summary>Bytes as people count them: 1,8 MB.</summary>
    public string Size(long bytes) => bytes < 1_000_000
        ? this["house/kilobytes", Math.Max(1, bytes / 1000)]
        : this["house/megabytes", (bytes / 1_000_000m).ToString("0.0", Language.Culture)];

    private string Fill(string text, object[] facts) =>
        facts.Length == 0 ? text : string.Format(Language.Culture, text, [.. facts.Select(f => f is DateOnly day ? ShortDay(day) : f is DateWritten d ? DayAndMonth(d) : f)]);

    private string DayAndMonth(DateWritten date) =>
        this["house/day-and-month", date.Day, Language.Culture.DateTimeFormat.GetMonthName(date.Month)];
}
