namespace OffenesHaus.Trust.Copying;

/// <summary>Everything the house holds about one request, as each room writes it down: sections of entries, each a few facts with a name. (Art. 15 Abs. 3 GDPR, § 83 SGB X)</summary>
public sealed class OwnCopy
{
    private readonly List<CopySection> sections = [];

    /// <summary>Whoever gets it may read what is protected; else the masks stay.</summary>
    public required bool OpensProtected { get; init; }

    /// <summary>In the order in which the rooms wrote; none is empty.</summary>
    public IReadOnlyList<CopySection> Sections => sections;

    /// <summary>Something of what was written is not in it, because it is protected.</summary>
    public bool LeftProtectedOut { get; private set; }

    /// <summary>The next entry of a section.</summary>
    public CopyEntry Begin(string section)
    {
        if (sections.Find(s => s.Name == section) is not { } found)
            sections.Add(found = new(section));
        var entry = new CopyEntry();
        found.Add(entry);
        return entry;
    }

    /// <summary>Whether what is protected goes in; where it does not, the copy says so.</summary>
    internal bool Opens(bool any)
    {
        LeftProtectedOut |= any && !OpensProtected;
        return any && OpensProtected;
    }
}

/// <summary>What is alike in a copy: all letters, all files.</summary>
public sealed class CopySection(string name)
{
    private readonly List<CopyEntry> entries = [];

    /// <summary>In the file for machines, and a text <c>copy/section.&lt;name&gt;</c>.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<CopyEntry> Entries => entries;

    internal void Add(CopyEntry entry) => entries.Add(entry);
}

/// <summary>One row that the house holds, as facts.</summary>
public sealed class CopyEntry
{
    private readonly List<CopyFact> facts = [];
    private readonly List<CopySaid> said = [];

    public IReadOnlyList<CopyFact> Facts => facts;

    /// <summary>Questions of a form with what was answered.</summary>
    public IReadOnlyList<CopySaid> Said => said;

    /// <summary>
    /// Words, an instant, a day, a number, yes or no, or a code; null and empty words are left out.
    /// <paramref name="words"/>: where a code has its plain words, as the begin of a text key; a name without a slash is one of <c>copy/</c>.
    /// </summary>
    public CopyEntry With(string name, object? value, string? words = null)
    {
        if (value is not null and not "")
            facts.Add(new(name, value, words));
        return this;
    }

    internal void Say(CopySaid line) => said.Add(line);
}

/// <summary>One fact: its name in the file for machines (and of its label, <c>copy/fact.&lt;name&gt;</c>), its value, and where the words of a code stand.</summary>
public sealed record CopyFact(string Name, object Value, string? Words);

/// <summary>A code that has its own words in each language: a page of a form, a service.</summary>
public sealed record CopyNamed(string Code, Func<string, string> In)
{
    public override string ToString() => Code;
}

/// <summary>A question and what was answered, as written; label and answer in words for a language, by its code.</summary>
public sealed record CopySaid(string Question, string Written, Func<string, string> Label, Func<string, string> Answer);

/// <summary>A table with rows about a subject: the section of the copy they stand in, or why they stand in none.</summary>
public sealed record CopiedTable(string Table, string? Section, string Why = "");
