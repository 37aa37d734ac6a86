namespace OffenesHaus.Correspondence;

/// <summary>A letter after DIN 5008 form B. It has no place for the code of a request: a letter can be opened by others, and a PIN in it opens nothing without a second trait.</summary>
public sealed record LetterSheet
{
    public required Letterhead Head { get; init; }

    /// <summary>Title of the PDF, read aloud first.</summary>
    public required string Title { get; init; }

    /// <summary>One to six lines, as DIN 5008 has them.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    public required IReadOnlyList<FactLine> Facts { get; init; }
    public Tongue? Own { get; init; }
    public required LetterBox Box { get; init; }
    public required string Subject { get; init; }
    public required string Salutation { get; init; }
    public required IReadOnlyList<Passage> Body { get; init; }
    public IReadOnlyList<string> Law { get; init; } = [];
    public required IReadOnlyList<string> Closing { get; init; }

    /// <summary>The body once more in the person's language, below the German one, which counts.</summary>
    public TranslatedBody? Translation { get; init; }

    /// <summary>Rechtsbehelfsbelehrung: whole, in its own words, German only.</summary>
    public RemedyNotice? Remedy { get; init; }

    /// <summary>Only in a letter about a lost code.</summary>
    public PinBlock? Pin { get; init; }

    public ReplyBlock? Reply { get; init; }

    /// <summary>"Seite {0} von {1}"; printed when there is more than one page.</summary>
    public required string PageOf { get; init; }

    /// <summary>Head of the following pages: number and date.</summary>
    public required string Running { get; init; }

    /// <summary>16 pt, one column.</summary>
    public bool LargePrint { get; init; }

    internal void Check()
    {
        if (Address.Count is < 1 or > 6)
            throw new SheetRefused(SheetRefused.AddressLines);
        Letterhead.RefuseMailAddress([Head.House, Head.Line, Head.ReturnLine, Running, .. Facts.SelectMany(f => new[] { f.Label, f.Value })]);
    }
}

/// <summary>The four questions on top of every letter.</summary>
public sealed record LetterBox
{
    /// <summary>What the German column is called: "Deutsch (verbindlich)".</summary>
    public required string Tongue { get; init; }

    public required BoxLine About { get; init; }
    public required BoxLine ToDo { get; init; }
    public required BoxLine ByWhen { get; init; }
    public required BoxLine WhoHelps { get; init; }
}

/// <summary>One question of the box with its answer.</summary>
public sealed record BoxLine(Wording Question, Wording Answer, bool Strong = false);

/// <summary>What a clerk wrote in the language of <see cref="LetterSheet.Own"/>, paragraph by paragraph.</summary>
public sealed record TranslatedBody(Wording Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Rechtsbehelfsbelehrung (§ 36 SGB X).</summary>
public sealed record RemedyNotice(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>A one-time PIN, in groups of four, and until when it holds.</summary>
public sealed record PinBlock(Wording Label, string Digits, Wording Holds);

/// <summary>How to answer online: a page code and the number, never the code.</summary>
public sealed record ReplyBlock
{
    public required PageCode Code { get; init; }
    public required Wording Heading { get; init; }
    public required Wording NumberLabel { get; init; }

    /// <summary>In groups, as it is read aloud.</summary>
    public required string Number { get; init; }

    public required IReadOnlyList<Wording> Hints { get; init; }
}

/// <summary>A QR code as SVG, with the sentence that stands for it when it is read aloud. <paramref name="Millimetres"/>: its side on a letter; much in it needs more.</summary>
public sealed record PageCode(string Svg, string Alternative, int Millimetres = 23);
