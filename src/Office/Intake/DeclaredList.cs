using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Intake;

/// <summary>
/// What exactly arrived, line by line, in an order that never changes: a receipt commits to its hash (docs/journal-format.md). Problem: "yes" has one hash, and whoever may guess finds it.
/// Rule: the list begins with 32 bytes that only the request's own key yields. Promise: without them the hash says nothing; with the key erased it says nothing to the house either.
/// </summary>
internal sealed class DeclaredList
{
    private const string SaltPurpose = "receipt-salt";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private DeclaredList(IEnumerable<string> lines) => Text = string.Join('\n', lines);

    /// <summary>Lines joined by line feeds, none at the end.</summary>
    public string Text { get; }

    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary><paramref name="files"/>: the SHA-256 of each that came with it.</summary>
    public static DeclaredList Of(Arrival arrival, IEnumerable<AnswerRevision> pages, IEnumerable<byte[]> files, DataKey key) => new(
    [
        PastedStatement.ListFormat,
        $"salt {Convert.ToHexStringLower(key.Derive(SaltPurpose, arrival.Id))}",
        .. pages.OrderBy(p => p.Page, StringComparer.Ordinal).SelectMany(p => Lines(p, key)),
        .. Reply.WordsOf(arrival, key) is { Length: > 0 } words ? [$"words {Quoted(words)}"] : (string[])[],
        .. files.Select(Convert.ToHexStringLower).Order(StringComparer.Ordinal).Select(f => $"file {f}"),
    ]);

    /// <summary>What the entry of the journal says of it, so that the tree holds it.</summary>
    public string Noted(Arrival arrival) => $"{arrival.Id:N} {Convert.ToHexStringLower(Hash)}";

    /// <summary>The hash that the entry of this arrival holds; null where it holds none, as entries from before do.</summary>
    public static byte[]? HashIn(JournalEntry entry) =>
        entry.Detail?.Split(' ') is [{ Length: 32 }, { Length: 64 } hash] ? Convert.FromHexString(hash) : null;

    private static IEnumerable<string> Lines(AnswerRevision page, DataKey key) =>
        page.Open(key).Select(a => string.Create(CultureInfo.InvariantCulture, $"answer {page.Page} {page.Revision} {a.Key} {string.Join(' ', a.Value.Select(Quoted))}"));

    private static string Quoted(string words) => JsonSerializer.Serialize(words, Readable);
}
