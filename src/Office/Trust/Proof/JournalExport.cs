using System.Globalization;
using System.Text.RegularExpressions;

namespace OffenesHaus.Trust.Proof;

/// <summary>The journal as lines of JSON for whoever wants to check it without this program (docs/journal-format.md). Written one way only, so it is read by one pattern.</summary>
internal static partial class JournalExport
{
    public const string First = $$"""{"format":"{{EntryText.Format}}"}""";

    public static string Entry(long? index, string leaf, EntryText e) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"index":{{(index is { } i ? i.ToString(CultureInfo.InvariantCulture) : "null")}},"leaf":"{{leaf}}","id":"{{e.Id}}","kind":"{{Plain(e.Kind)}}","about":"{{e.About}}","actor_kind":"{{Plain(e.ActorKind)}}","actor_id":"{{e.ActorId}}","reason":"{{Plain(e.Reason)}}","detail":"{{Plain(e.Detail)}}","at":"{{e.At}}","salt":"{{e.Salt}}","commitment":"{{e.Commitment}}","tx":"{{e.Tx}}"}""");

    public static string Head(string line) => $$"""{"head":"{{Plain(line)}}"}""";

    /// <summary>Checks an export against anchors and public keys, with nothing else of this house.</summary>
    public static JournalFindings Check(Stream export, Stream anchors, PublicKeys keys, bool olderCopy)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        using var lines = WholeLines.Of(anchors).GetEnumerator();
        var checker = new JournalChecker(keys, lines, secret: null, olderCopy, _ => { });
        JournalFault? fault = null;
        try
        {
            Check(export, checker);
        }
        catch (FaultFound found)
        {
            fault = found.Fault;
        }
        return checker.Findings(fault, System.Diagnostics.Stopwatch.GetElapsedTime(begun));
    }

    public static JournalFindings Findings(this JournalChecker checker, JournalFault? fault, TimeSpan took) => new()
    {
        Chained = checker.Chained,
        Waiting = checker.Waiting,
        Heads = checker.Heads,
        Anchors = checker.Anchors,
        Open = checker.Chained + checker.Waiting - checker.Covered,
        Fault = fault,
        Took = took,
    };

    private static void Check(Stream export, JournalChecker checker)
    {
        var number = 0L;
        foreach (var line in WholeLines.Of(export))
        {
            number++;
            if (number == 1 && line == First)
                continue;
            if (number > 1 && HeadForm().Match(line) is { Success: true } head)
                checker.Head(head.Groups["line"].Value);
            else if (number > 1 && EntryForm().Match(line) is { Success: true } entry)
                Entry(entry, checker);
            else
                throw new FaultFound("line-unreadable", $"line {number.ToString(CultureInfo.InvariantCulture)}", "It is not written as an export is.");
        }
        if (number == 0)
            throw new FaultFound("line-unreadable", "line 1", "The export is empty.");
        checker.End();
    }

    private static void Entry(Match line, JournalChecker checker)
    {
        var entry = new EntryText
        {
            Id = line.Groups["id"].Value,
            Kind = line.Groups["kind"].Value,
            About = line.Groups["about"].Value,
            ActorKind = line.Groups["actor_kind"].Value,
            ActorId = line.Groups["actor_id"].Value,
            Reason = line.Groups["reason"].Value,
            Detail = line.Groups["detail"].Value,
            At = line.Groups["at"].Value,
            Salt = line.Groups["salt"].Value,
            Commitment = line.Groups["commitment"].Value,
            Tx = line.Groups["tx"].Value,
        };
        if (line.Groups["index"].Value == "null")
            checker.Wait(entry, behind: false);
        else if (checker.Waiting > 0)
            throw new FaultFound("entry-behind", $"entry {line.Groups["index"].Value}", "It stands after entries that wait for their place.");
        else
            checker.Entry(long.Parse(line.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), entry, line.Groups["leaf"].Value);
    }

    // Only words of the house stand in these fields. What somebody else wrote into them must not look like another line.
    private static string Plain(string words) =>
        words.All(EntryText.IsPlainSign) ? words : string.Concat(words.Select(c => EntryText.IsPlainSign(c) ? c : '?'));

    [GeneratedRegex("""\A\{"head":"(?<line>[ -!#-\[\]-~]*)"\}\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadForm();

    [GeneratedRegex("""\A\{"index":(?<index>0|[1-9][0-9]{0,17}|null),"leaf":"(?<leaf>[0-9a-f]*)","id":"(?<id>[ -!#-\[\]-{}~]*)","kind":"(?<kind>[ -!#-\[\]-{}~]*)","about":"(?<about>[ -!#-\[\]-{}~]*)","actor_kind":"(?<actor_kind>[ -!#-\[\]-{}~]*)","actor_id":"(?<actor_id>[ -!#-\[\]-{}~]*)","reason":"(?<reason>[ -!#-\[\]-{}~]*)","detail":"(?<detail>[ -!#-\[\]-{}~]*)","at":"(?<at>[ -!#-\[\]-{}~]*)","salt":"(?<salt>[ -!#-\[\]-{}~]*)","commitment":"(?<commitment>[ -!#-\[\]-{}~]*)","tx":"(?<tx>[ -!#-\[\]-{}~]*)"\}\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryForm();
}
