using System.Globalization;
using System.Text;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Periods;
using static OffenesHaus.Law.Pictures.Markup;

namespace OffenesHaus.Law.Pictures;

/// <summary>
/// Draws the line of days. Every mark has its own row with a stem down to its day, so that labels never cover each other however close the days are.
/// Shapes differ as well as classes: colour alone says nothing.
/// </summary>
internal sealed class TimelineSvg(PeriodEnd end, IReadOnlyList<TimelineFact> facts, PictureRequest request)
{
    private const double Width = 960;
    private const double Edge = 16;
    private const double Row = 30;
    private const double Band = 36;

    private readonly StringBuilder svg = new();
    private readonly Language language = request.Language;
    private readonly DateOnly first = TimelineFacts.FirstDay(end);
    private readonly TimelineFact[] marks = [.. facts.Where(fact => fact.Kind != TimelineKind.Holiday)];

    private bool RightToLeft => language == Language.Arabic;

    private double BandTop => (marks.Length * Row) + Row;

    private double DayWidth => (Width - (2 * Edge)) / (end.On.DayNumber - first.DayNumber + 1);

    public string Draw()
    {
        var height = BandTop + Band + Row;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"deadline-picture\" role=\"img\" lang=\"{language.Tag()}\" viewBox=\"0 0 {Number(Width)} {Number(height)}\" aria-labelledby=\"{Encoded(request.Id)}-title {Encoded(request.Id)}-desc\">")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{Encoded(request.Id)}-title\">{Encoded(Title())}</title>")
            .Append(CultureInfo.InvariantCulture, $"<desc id=\"{Encoded(request.Id)}-desc\">{Encoded(Description())}</desc>");
        Days();
        Months();
        for (var i = 0; i < marks.Length; i++)
            Mark(marks[i], (i * Row) + (Row / 2));
        return svg.Append("</svg>").ToString();
    }

    private string Title() => language switch
    {
        Language.German => $"Frist bis {DayWords.Long(end.On, language)}, 24 Uhr",
        Language.Arabic => $"المهلة حتى {DayWords.Long(end.On, language)}، الساعة 24",
        _ => $"Period until {DayWords.Long(end.On, language)}, 24:00",
    };

    private string Description() =>
        string.Join(" ", facts.OrderBy(fact => fact.On).ThenBy(fact => fact.Kind).Select(fact => $"{When(fact, language)}: {fact.What}."));

    private void Days()
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"deadline-days\" x=\"{Number(Edge)}\" y=\"{Number(BandTop)}\" width=\"{Number(Width - (2 * Edge))}\" height=\"{Number(Band)}\"/>");
        var calendar = HolidayCalendar.For(end.Place);
        for (var day = first; day <= end.On; day = day.AddDays(1))
        {
            // A holiday fills the band, a weekend only its lower half.
            if (calendar.On(day) is not null)
                Cell("deadline-holiday", day, BandTop, Band);
            else if (!calendar.IsWorkingDay(day))
                Cell("deadline-weekend", day, BandTop + (Band / 2), Band / 2);
        }
    }

    private void Months()
    {
        for (var month = new DateOnly(first.Year, first.Month, 1).AddMonths(1); month <= end.On; month = month.AddMonths(1))
        {
            var x = Number(Left(month) + (RightToLeft ? DayWidth : 0));
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"deadline-month\" x1=\"{x}\" y1=\"{Number(BandTop)}\" x2=\"{x}\" y2=\"{Number(BandTop + Band + 6)}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<text class=\"deadline-month-name\" x=\"{x}\" y=\"{Number(BandTop + Band + 22)}\"{(RightToLeft ? " text-anchor=\"end\"" : "")} direction=\"ltr\">{month:MM.yyyy}</text>");
        }
    }

    private void Mark(TimelineFact fact, double y)
    {
        var x = Left(fact.On) + (DayWidth / 2);
        var (px, py) = (Number(x), Number(y));
        // Where the writing runs from right to left, so does time; "start" is then the right end of a label.
        var beforeMark = x > Width / 2;
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{Class(fact.Kind)}\"><line class=\"deadline-stem\" x1=\"{px}\" y1=\"{py}\" x2=\"{px}\" y2=\"{Number(BandTop + Band)}\"/>")
            .Append(Shape(fact.Kind, x, y))
            .Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(beforeMark ? x - 12 : x + 12)}\" y=\"{Number(y + 5)}\" direction=\"{(RightToLeft ? "rtl" : "ltr")}\" text-anchor=\"{(beforeMark != RightToLeft ? "end" : "start")}\">{Encoded($"{fact.What}: {When(fact, language)}")}</text></g>");
    }

    private static string Shape(TimelineKind kind, double x, double y) => kind switch
    {
        TimelineKind.End => $"<rect x=\"{Number(x - 7)}\" y=\"{Number(y - 7)}\" width=\"14\" height=\"14\"/>",
        TimelineKind.LastMoment => $"<path d=\"M{Number(x - 6)} {Number(y - 5)}h12l-6 11z\"/>",
        _ => $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{(kind == TimelineKind.UnshiftedEnd ? 4 : 7)}\"/>",
    };

    private void Cell(string style, DateOnly day, double top, double height) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{Number(Left(day))}\" y=\"{Number(top)}\" width=\"{Number(DayWidth)}\" height=\"{Number(height)}\"/>");

    private double Left(DateOnly day) => Edge + (DayWidth * (RightToLeft ? end.On.DayNumber - day.DayNumber : day.DayNumber - first.DayNumber));

    private static string Class(TimelineKind kind) => kind switch
    {
        TimelineKind.Event => "deadline-event",
        TimelineKind.Notified => "deadline-notified",
        TimelineKind.UnshiftedEnd => "deadline-unshifted",
        TimelineKind.End => "deadline-end",
        TimelineKind.LastMoment => "deadline-last-moment",
        _ => "deadline-holiday",
    };
}
