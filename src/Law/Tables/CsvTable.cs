namespace OffenesHaus.Law.Tables;

/// <summary>A table with a header row: fields are asked for by column name, whatever their order.</summary>
internal sealed class CsvTable(IEnumerable<CsvRecord> records)
{
    /// <summary>Rows below the header. A missing column throws <see cref="NotComputable"/>.</summary>
    public IEnumerable<CsvRow> Rows(params IReadOnlyList<string> required)
    {
        Dictionary<string, int>? columns = null;
        foreach (var record in records)
        {
            if (columns is null)
            {
                columns = Header(record, required);
                continue;
            }

            yield return new CsvRow(columns, record);
        }

        if (columns is null)
            throw new NotComputable($"The file is empty. Its first line must name the columns {string.Join(", ", required)}.", InputPart.Whole);
    }

    private static Dictionary<string, int> Header(CsvRecord names, IReadOnlyList<string> required)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
            columns.TryAdd(names[i].Trim(), i);

        var missing = required.Where(name => !columns.ContainsKey(name)).ToList();
        if (missing.Count > 0 && names.Count == 1 && names[0].Contains(';', StringComparison.Ordinal))
            throw new NotComputable("The first line is divided by semicolons. Columns are separated by commas: save the table as CSV with commas, in UTF-8.", InputPart.Whole);
        return missing.Count == 0
            ? columns
            : throw new NotComputable($"The first line lacks the column {string.Join(", ", missing)}. Columns are separated by commas, and the file is written in UTF-8.", InputPart.Whole);
    }
}
