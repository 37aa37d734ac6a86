namespace OffenesHaus.Law.Tables;

/// <summary>One row; an absent column reads as empty.</summary>
internal sealed class CsvRow(Dictionary<string, int> columns, CsvRecord fields)
{
    // What a reader puts where bytes are no text in its encoding.
    private const char NotText = '\uFFFD';

    /// <summary>As a spreadsheet counts: the line of the file.</summary>
    public int Line => fields.Line;

    public string this[string column] =>
        columns.TryGetValue(column, out var i) && i < fields.Count ? fields[i].Trim() : "";

    /// <summary>Where something is wrong, and what: "row 3, column rule: …".</summary>
    public string Complaint(string? column, string sentence) => column is null ? $"row {Line}: {sentence}" : $"row {Line}, column {column}: {sentence}";

    /// <summary>An unquoted comma moves every field behind it: better no date than a wrong one.</summary>
    public void MustFit()
    {
        if (fields.Count > columns.Count && fields.Skip(columns.Count).Any(field => field.Length > 0))
            throw new NotComputable($"It has {fields.Count} fields, the first line {columns.Count}; put text that contains a comma into quotation marks.", InputPart.Whole);
        if (fields.Exists(field => field.Contains(NotText, StringComparison.Ordinal)))
            throw new NotComputable("It is not written in UTF-8. Save the file as UTF-8 and try again.", InputPart.Whole);
    }
}
