namespace OffenesHaus.Law.Tables;

/// <summary>One row; an absent column reads as empty.</summary>
internal sealed class CsvRow(Dictionary<string, int> columns, IReadOnlyList<string> fields)
{
    public string this[string column] =>
        columns.TryGetValue(column, out var i) && i < fields.Count ? fields[i].Trim() : "";

    /// <summary>An unquoted comma moves every field behind it: better no date than a wrong one.</summary>
    public void MustFit()
    {
        if (fields.Count > columns.Count && fields.Skip(columns.Count).Any(field => field.Length > 0))
            throw new NotComputable($"the row has {fields.Count} fields, the first line {columns.Count}; put text that contains a comma into quotation marks");
    }
}
