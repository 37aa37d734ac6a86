using System.Text.RegularExpressions;

namespace OffenesHaus.Correspondence;

/// <summary>Who writes: name of the house, the line below it, the neutral line above the address, the line of a demonstration.</summary>
public sealed partial record Letterhead
{
    public required string House { get; init; }
    public required string Line { get; init; }

    /// <summary>Stands in the window of the envelope: an address, never the name of an office that pays benefits.</summary>
    public required string ReturnLine { get; init; }

    public string? Demonstration { get; init; }

    // BSG 27.09.2023, B 7 AS 10/22 R: an e-mail address here opens the electronic way; a notice that is silent about it then runs a year.
    internal static void RefuseMailAddress(params IEnumerable<string?> words)
    {
        if (words.Any(w => w is not null && MailAddress.IsMatch(w)))
            throw new SheetRefused("letter.mail-address-in-head");
    }

    [GeneratedRegex(@"[^\s@]\s*(?:@|\(at\)|\[at\])\s*[^\s@]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MailAddress { get; }
}

/// <summary>A line of the block beside the address: "Telefon", "00000 12345-0".</summary>
public sealed record FactLine(string Label, string Value, bool Strong = false);
