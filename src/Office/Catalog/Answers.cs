using System.Collections;
using System.Text.Json;

namespace OffenesHaus.Catalog;

/// <summary>What was written into the fields, word for word, right or wrong: nothing posted is thrown away. Empty fields are absent.</summary>
public sealed class Answers : IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> fields = new(StringComparer.Ordinal);

    public static Answers None { get; } = [];

    public int Count => fields.Count;

    public string? this[string field] => fields.TryGetValue(field, out var values) ? values[0] : null;

    public IReadOnlyList<string> All(string field) => fields.TryGetValue(field, out var values) ? values : [];

    public bool Has(string field, string value) => All(field).Contains(value, StringComparer.Ordinal);

    public void Add(string field, params IEnumerable<string> values)
    {
        string[] written = [.. values.Select(Cleaned).Where(v => v.Length > 0)];
        if (written.Length > 0)
            fields[field] = written;
        else
            fields.Remove(field);
    }

    public Answers With(Answers later)
    {
        var both = new Answers();
        foreach (var (field, values) in fields.Concat(later.fields))
            both.fields[field] = values;
        return both;
    }

    public Answers Only(ICollection<string> asked)
    {
        var kept = new Answers();
        foreach (var (field, values) in fields.Where(f => asked.Contains(f.Key)))
            kept.fields[field] = values;
        return kept;
    }

    public bool SameAs(Answers other, Question question) =>
        question.Fields.All(f => All(f).SequenceEqual(other.All(f), StringComparer.Ordinal));

    public void Take(Question question, Answers from)
    {
        foreach (var field in question.Fields)
            if (from.fields.TryGetValue(field, out var values))
                fields[field] = values;
            else
                fields.Remove(field);
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(fields);

    public static Answers FromJson(ReadOnlySpan<byte> json)
    {
        var answers = new Answers();
        foreach (var (field, values) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [])
            answers.fields[field] = values;
        return answers;
    }

    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // NUL cannot be stored by PostgreSQL and the other control characters cannot be printed; line breaks and tabs are the writer's own.
    internal static string Cleaned(string value)
    {
        var text = value.ReplaceLineEndings("\n");
        if (text.Any(c => char.IsControl(c) && c is not '\n' and not '\t'))
            text = string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
        return text.Trim();
    }
}
