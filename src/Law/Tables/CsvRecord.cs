namespace OffenesHaus.Law.Tables;

/// <summary>The fields of one record, and the line of the file on which it begins: the row a spreadsheet shows.</summary>
internal sealed class CsvRecord(int line) : List<string>
{
    public int Line { get; } = line;
}
