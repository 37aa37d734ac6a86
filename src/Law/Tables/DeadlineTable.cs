using System.Globalization;
using OffenesHaus.Law.Periods;

namespace OffenesHaus.Law.Tables;

/// <summary>
/// Answers a CSV table of events and rules (event_date, rule, state), one row each: <c>case,computed_date,reasons</c>.
/// The reasons stand in one field, step by step.
/// </summary>
public sealed class DeadlineTable(Language language = Language.English)
{
    /// <summary>Between two steps in the field of reasons.</summary>
    public const string StepSeparator = " | ";

    /// <summary>Returns 0, or 1 if a row couldn't be computed (its date then begins with "error:") or the file couldn't be read (said on <paramref name="errors"/>). What is wrong with the table is told, never thrown.</summary>
    public int Run(TextReader input, TextWriter output, TextWriter errors)
    {
        var code = 0;
        Csv.Write(output, "case", "computed_date", "reasons");
        try
        {
            foreach (var row in new CsvTable(Csv.Read(input)).Rows("case", "event_date", "rule", "state"))
            {
                try
                {
                    row.MustFit();
                    var day = DeadlineRules.Compute(row["rule"], Day(row["event_date"]), Land(row["state"]));
                    Csv.Write(output, row["case"], Iso(day.On), string.Join(StepSeparator, day.Reasons.Select(reason => reason.Say(language))));
                }
                catch (NotComputable refused)
                {
                    code = 1;
                    Csv.Write(output, row["case"], $"error: {row.Complaint(Column(refused.About), refused.Message)}", "");
                }
            }
        }
        catch (NotComputable refused)
        {
            errors.WriteLine(refused.Message);
            return 1;
        }

        return code;
    }

    private static string? Column(InputPart part) => part switch
    {
        InputPart.Day => "event_date",
        InputPart.Rule => "rule",
        InputPart.Place => "state",
        _ => null,
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new NotComputable(text.Length == 0 ? "The event_date is missing; write it like 2026-11-02." : $"'{text}' is no date; write it like 2026-11-02.");

    private static Place? Land(string text) =>
        text.Length == 0 ? null
        : Place.TryParse(text, null, out var place) ? place
        : throw new NotComputable($"'{text}' is no Land; write one of {string.Join(", ", Enum.GetNames<Land>())}.", InputPart.Place);
}
