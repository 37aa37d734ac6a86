namespace OffenesHaus.Correspondence;

/// <summary>
/// Widerspruch ready to sign (§ 84 Abs. 1 SGG: spoken words, a mail or a click do not do), and a sheet with the ways that hold until the deadline.
/// It is the person's letter: no letterhead, and blanks for what we do not know.
/// </summary>
public sealed record ObjectionSheet
{
    public required string Title { get; init; }
    public string? Demonstration { get; init; }
    public Tongue? Own { get; init; }

    public required string SenderLabel { get; init; }

    /// <summary>Empty: lines to write on.</summary>
    public IReadOnlyList<string> Sender { get; init; } = [];

    /// <summary>The office the objection goes to, one to six lines, where a window envelope shows it.</summary>
    public required IReadOnlyList<string> Office { get; init; }

    public required string Subject { get; init; }
    public required IReadOnlyList<FillLine> Fills { get; init; }
    public required string Salutation { get; init; }
    public required IReadOnlyList<string> Body { get; init; }
    public required string ReasonLabel { get; init; }
    public required string Closing { get; init; }
    public required string PlaceAndDate { get; init; }
    public required string Signature { get; init; }

    public required Wording StaysWithYou { get; init; }
    public required Wording WaysHeading { get; init; }
    public required Wording DeadlineLabel { get; init; }

    /// <summary>With day and hour; null when the day of the decision is not known.</summary>
    public Wording? Deadline { get; init; }

    public required IReadOnlyList<Way> Ways { get; init; }

    /// <summary>What does not do, and the review (§ 44 SGB X) that is offered besides, never instead.</summary>
    public IReadOnlyList<Wording> Notes { get; init; } = [];

    public IReadOnlyList<string> Law { get; init; } = [];
    public required string PageOf { get; init; }
    public bool LargePrint { get; init; }

    internal void Check()
    {
        if (Office.Count is < 1 or > 6)
            throw new SheetRefused(SheetRefused.AddressLines);
        if (Ways.Count == 0)
            throw new SheetRefused("objection.no-way");
    }
}

/// <summary>A line to fill in by hand when there is no value.</summary>
public sealed record FillLine(string Label, string? Value = null);

/// <summary>A way of objecting that keeps the form.</summary>
public sealed record Way(Wording Heading, Wording Text);
