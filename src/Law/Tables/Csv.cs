using System.Text;

namespace OffenesHaus.Law.Tables;

/// <summary>Comma-separated values by RFC 4180: quoted fields may hold commas, quotes and line breaks.</summary>
internal static class Csv
{
    /// <summary>Records in order; blank lines are skipped. An open quote at the end throws <see cref="NotComputable"/>.</summary>
    public static IEnumerable<CsvRecord> Read(TextReader text)
    {
        var (fields, line) = (new CsvRecord(1), 1);
        var field = new StringBuilder();
        var quoted = false;
        var started = false;

        for (var next = text.Read(); next >= 0; next = text.Read())
        {
            var c = (char)next;
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (text.Peek() == '"')
                    field.Append((char)text.Read());
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                (quoted, started) = (true, true);
            }
            else if (c == ',')
            {
                fields.Add(Take(field));
                started = true;
            }
            else if (c == '\n' || (c == '\r' && text.Peek() != '\n'))
            {
                if (started || field.Length > 0)
                {
                    fields.Add(Take(field));
                    yield return fields;
                }

                fields = new(line);
                started = false;
            }
            else if (c is not ('\r' or '\uFEFF'))
            {
                field.Append(c);
            }
        }

        if (quoted)
            throw new NotComputable($"The file ends inside a quoted field that begins in row {fields.Line}: a closing quotation mark is missing.", InputPart.Whole);
        if (started || field.Length > 0)
        {
            fields.Add(field.ToString());
            yield return fields;
        }
    }

    public static void Write(TextWriter text, params IReadOnlyList<string> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                text.Write(',');
            text.Write(Quoted(fields[i]));
        }

        text.Write('\n');
    }

    private static string Take(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        return text;
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
