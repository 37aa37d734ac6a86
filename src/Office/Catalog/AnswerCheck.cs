using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog;

/// <summary>Reads answers as a patient clerk would and says what looks odd. It never changes what was written.</summary>
public static partial class AnswerCheck
{
    /// <summary>With answers that are pruned: what a left page was answered with decides nothing.</summary>
    public static IEnumerable<Remark> Of(FormPage page, Answers answers, DateOnly today) =>
        page.QuestionsFor(answers).SelectMany(q => Of(q, answers, today));

    public static IEnumerable<Remark> Of(Question question, Answers answers, DateOnly today)
    {
        if (question.Kind == QuestionKind.Rows)
        {
            var rows = question.RowsIn(answers).ToHashSet();
            return rows.Count == 0 && question.Required ? [new(question.Id, question.FirstField, "missing")]
                : question.Cells.Where(c => rows.Contains(c.Row)).SelectMany(c => OfLeaf(c, answers, today));
        }

        return OfLeaf(question, answers, today);
    }

    private static IEnumerable<Remark> OfLeaf(Question question, Answers answers, DateOnly today)
    {
        var given = question.Fields.Any(f => answers[f] is not null);
        if (!given)
        {
            if (question.Required && question.Kind is not (QuestionKind.Evidence or QuestionKind.Notice))
                yield return new(question.Id, question.FirstField, "missing");
            yield break;
        }

        // A protected answer is known to the house and shown to nobody here: there is nothing odd about its dots.
        if (Masked.Is(answers[question.Id]))
            yield break;

        if (answers[question.Id] is { } text && text.Length > question.Max)
            yield return new(question.Id, question.Id, "too-long", question.Max);

        var remark = question.Kind switch
        {
            QuestionKind.Date => Date(question, answers, today),
            QuestionKind.Choice or QuestionKind.Choices => Choice(question, answers),
            QuestionKind.Money => Amount(answers[question.Id]!) is null ? new Remark(question.Id, question.Id, "money") : null,
            QuestionKind.Number => Digits.Of(answers[question.Id]) is { Length: > 0 } ? null : new Remark(question.Id, question.Id, "number"),
            QuestionKind.PostalCode => Digits.Of(answers[question.Id]) is { Length: 5 } ? null : new Remark(question.Id, question.Id, "postal-code"),
            QuestionKind.Phone => Phone().IsMatch(answers[question.Id]!) ? null : new Remark(question.Id, question.Id, "phone"),
            // No kind of its own: the form says it to the browser.
            QuestionKind.Text when question.Autocomplete == "email" => Email().IsMatch(answers[question.Id]!) ? null : new Remark(question.Id, question.Id, "email"),
            QuestionKind.Iban => IsIban(answers[question.Id]!) ? null : new Remark(question.Id, question.Id, "iban"),
            QuestionKind.InsuranceNumber => InsuranceNumber.IsOne(answers[question.Id]!) ? null : new Remark(question.Id, question.Id, "insurance-number"),
            QuestionKind.Evidence => Promised(question, answers, today),
            _ => null,
        };
        if (remark is not null)
            yield return remark;
    }

    // A day that does not exist is worth a word; no day at all is not: "I'll bring it" is an answer.
    private static Remark? Promised(Question question, Answers answers, DateOnly today) =>
        question.PromisedFor.Fields.Any(f => answers[f] is not null) && Date(question.PromisedFor, answers, today) is { } odd ? odd with { Question = question.Id } : null;

    /// <summary>The date in three fields, digits of any script; null when it is none, or its year has not four digits.</summary>
    public static DateOnly? DateIn(Question question, Answers answers) =>
        Parts(question, answers) is [{ } d, { } m, { } y] && y is >= 1000 and <= 9999 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new DateOnly(y, m, d)
            : null;

    /// <summary>Euros as written in German, English or with eastern digits; null when it is no amount.</summary>
    public static decimal? Amount(string written)
    {
        var plain = new StringBuilder();
        foreach (var rune in written.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                plain.Append((int)Rune.GetNumericValue(rune));
            else if (rune.Value is ',' or '٫' or '.')
                plain.Append(rune.Value == '.' ? '.' : ',');
            else if (!Rune.IsWhiteSpace(rune) && !"€EeUuRr'٬".Contains(rune.ToString(), StringComparison.Ordinal))
                return null;
        }

        // 1.234,50 and 1,234.50 and 1234,5: the last mark with one or two digits behind it divides euros from cents.
        var m = Euros().Match(plain.ToString());
        return m.Success && decimal.TryParse(Separators().Replace(m.Groups["whole"].Value, "") + "." + (m.Groups["cents"].Success ? m.Groups["cents"].Value : "0"), CultureInfo.InvariantCulture, out var euros)
            ? euros
            : null;
    }

    public static bool IsIban(string written)
    {
        var iban = written.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!Iban().IsMatch(iban) || (iban.StartsWith("DE", StringComparison.Ordinal) && iban.Length != 22))
            return false;

        var digits = string.Concat((iban[4..] + iban[..4]).Select(c => char.IsAsciiLetter(c) ? (c - 'A' + 10).ToString(CultureInfo.InvariantCulture) : c.ToString()));
        return BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97 == 1;
    }

    private static Remark? Date(Question question, Answers answers, DateOnly today)
    {
        if (question.Fields.FirstOrDefault(f => answers[f] is null) is { } empty)
            return new(question.Id, empty, "date-part");

        if (ShortYear(question, answers, today) is { } year)
            return new(question.Id, question.Fields[2], "date-short-year", year);

        if (DateIn(question, answers) is not { } date)
        {
            var near = Nearest(question, answers);
            return near is null ? new(question.Id, question.Fields[0], "date") : new(question.Id, question.Fields[0], "date-none", near.Value.Written, near.Value.Meant);
        }

        if (date.Year < 1900 || date > today.AddYears(20))
            return new(question.Id, question.Fields[2], "date-year", date.Year);
        return question.Expect == "past" && date > today ? new(question.Id, question.Fields[2], "date-future", date) : null;
    }

    private static int?[] Parts(Question question, Answers answers) =>
        [.. question.Fields.Select(f => int.TryParse(Digits.Of(answers[f]), CultureInfo.InvariantCulture, out var n) ? n : (int?)null)];

    // "1.12.26": which year was meant is asked, never taken for granted. Of a day that lies behind us, the last one that ended so.
    private static int? ShortYear(Question question, Answers answers, DateOnly today)
    {
        if (Parts(question, answers) is not [>= 1 and <= 31, >= 1 and <= 12, { } y] || y > 99)
            return null;

        var year = today.Year - (today.Year % 100) + y;
        return year > today.Year + (question.Expect == "past" ? 0 : 20) ? year - 100 : year;
    }

    // "Den 31. Februar gibt es nicht. Meinen Sie den 28. Februar?"
    private static (DateWritten Written, DateOnly Meant)? Nearest(Question question, Answers answers) =>
        Parts(question, answers) is [{ } d and > 28 and <= 31, { } m and >= 1 and <= 12, { } y and >= 1900 and <= 2200]
            ? (new(d, m), new DateOnly(y, m, DateTime.DaysInMonth(y, m)))
            : null;

    private static Remark? Choice(Question question, Answers answers) =>
        answers.All(question.Id).All(v => question.Choices.Contains(v, StringComparer.Ordinal)) ? null : new(question.Id, question.Id, "choice");

    [GeneratedRegex(@"^[+\p{Nd}][\p{Nd}\s/()\-–.]{4,29}$", RegexOptions.None, 1000)]
    private static partial Regex Phone();

    // Only what is surely mistyped: which addresses there are, nobody knows but the post.
    [GeneratedRegex(@"^\s*[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$", RegexOptions.None, 1000)]
    private static partial Regex Iban();

    [GeneratedRegex(@"^(?<whole>\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?:[.,](?<cents>\d{1,2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Euros();

    [GeneratedRegex("[.,]", RegexOptions.None, 1000)]
    private static partial Regex Separators();
}

/// <summary>A day and month as somebody wrote them, though no calendar has them.</summary>
public sealed record DateWritten(int Day, int Month);
