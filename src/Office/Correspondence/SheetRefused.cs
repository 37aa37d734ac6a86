namespace OffenesHaus.Correspondence;

/// <summary>This sheet must not or cannot become paper; the code is stable, its sentence stands in the texts of the house.</summary>
public sealed class SheetRefused(string code, string? detail = null) : Exception(detail is null ? code : $"{code}: {detail}")
{
    public const string AddressDoesNotFit = "letter.address-does-not-fit", AddressLines = "letter.address-lines";

    public string Code { get; } = code;
}
