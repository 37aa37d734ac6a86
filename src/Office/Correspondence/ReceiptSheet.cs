namespace OffenesHaus.Correspondence;

/// <summary>Eingangsbestätigung: the proof of what arrived and when. It never says that a form or a deadline is kept.</summary>
public sealed record ReceiptSheet
{
    public required Letterhead Head { get; init; }
    public required string Title { get; init; }
    public Tongue? Own { get; init; }
    public required Wording Kicker { get; init; }
    public required Wording Heading { get; init; }

    public Wording? NoticeHeading { get; init; }

    /// <summary>What has to be known before anything else; empty where there is nothing.</summary>
    public IReadOnlyList<Wording> Notice { get; init; } = [];

    /// <summary>When (instant with its offset), the legal day, the way it came, who spoke, who typed.</summary>
    public required IReadOnlyList<ReceiptFact> Facts { get; init; }

    public required Wording NumberLabel { get; init; }

    /// <summary>In groups, as it is read aloud.</summary>
    public required string Number { get; init; }

    public Wording? CodeLabel { get; init; }

    /// <summary>In groups; null where the person has it already: it is shown once.</summary>
    public string? Code { get; init; }

    public required Wording Keep { get; init; }

    public required Wording MissingHeading { get; init; }
    public IReadOnlyList<Step> Missing { get; init; } = [];
    public Wording? MissingHint { get; init; }

    public required Wording NextHeading { get; init; }
    public required IReadOnlyList<Step> Next { get; init; }

    public required Wording WhyHeading { get; init; }
    public required IReadOnlyList<Wording> Why { get; init; }
    public IReadOnlyList<string> Law { get; init; } = [];

    /// <summary>Null for what came before receipts were signed.</summary>
    public ProofBlock? Proof { get; init; }

    public required Wording AnswersHeading { get; init; }
    public required Wording QuestionColumn { get; init; }
    public required Wording AnswerColumn { get; init; }
    public IReadOnlyList<AnswerLine> Answers { get; init; } = [];

    public required Wording FilesHeading { get; init; }

    /// <summary>Four heads: name, pages, size, SHA-256.</summary>
    public required IReadOnlyList<Wording> FileColumns { get; init; }

    public IReadOnlyList<FileLine> Files { get; init; } = [];

    /// <summary>Which of the two languages binds.</summary>
    public Wording? Binding { get; init; }

    public required string PageOf { get; init; }
    public required string Running { get; init; }
    public bool LargePrint { get; init; }

    internal void Check()
    {
        if (FileColumns.Count != 4)
            throw new SheetRefused("receipt.file-columns");
        if (Files.Any(f => f.Sha256.Length != 64 || !f.Sha256.All(char.IsAsciiHexDigit)))
            throw new SheetRefused("receipt.sha256");
        if (Notice.Count > 0 && NoticeHeading is null)
            throw new SheetRefused("receipt.notice-heading");
        if (Code is null != CodeLabel is null)
            throw new SheetRefused("receipt.code-label");
    }
}

/// <summary>The receipt's proof: the statement as a picture, and everything that proves it as a text in lines of even length.</summary>
public sealed record ProofBlock
{
    public required Wording Heading { get; init; }
    public required PageCode Code { get; init; }
    public required IReadOnlyList<Wording> Words { get; init; }
    public required Wording TextLabel { get; init; }
    public required IReadOnlyList<string> Text { get; init; }
}

/// <summary>One line of the receipt's facts: what arrived, when, through which way.</summary>
public sealed record ReceiptFact(Wording Label, Wording Value, bool Strong = false);

/// <summary>What happens or is missing, and until when.</summary>
public sealed record Step(Wording What, Wording? When = null);

/// <summary>A question and what was answered; free words are German only, as they were written.</summary>
public sealed record AnswerLine(Wording Label, Wording Value);

/// <summary>A file that arrived: its name, pages and size in words, SHA-256 in 64 hexadecimal digits.</summary>
public sealed record FileLine(string Name, string Pages, string Size, string Sha256);
