using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Notices;

/// <summary>Every version of the notice about data, as data (<c>privacy/notices.json</c>): which held on any day, and old ones to read. A file that contradicts itself stops the start.</summary>
public sealed class NoticeBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    public NoticeBook(IReadOnlyList<Notice> all)
    {
        All = all.Count > 0 && all.Index().All(n => n.Item.Version == n.Index + 1) && all.Zip(all.Skip(1)).All(p => p.First.From < p.Second.From) ? all
            : throw new CannotStart("The notices about data are not in order.", "In privacy/notices.json versions count from 1, and each holds from a later day than the one before.");
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Notice> All { get; }

    public static NoticeBook Read(string file) => new(Definitions.Read<IReadOnlyList<Notice>>(file, "The notices about data", Json) ?? []);

    /// <summary>The version that held on that day; before the first one the first.</summary>
    public Notice InForce(DateOnly on) => All.LastOrDefault(n => n.From <= on) ?? All[0];

    /// <summary>Null: there is no such version.</summary>
    public Notice? Version(int version) => All.FirstOrDefault(n => n.Version == version);

    /// <summary>The last day on which a version held; null: it holds, or will.</summary>
    public DateOnly? HeldUntil(Notice notice) => Version(notice.Version + 1)?.From.AddDays(-1);

    /// <summary>The short words of a way in one language, with the address where the whole of this version stands. Without an address of the house they say so.</summary>
    public static string Words(Notice notice, NoticeWay way, Say t, OfficeSettings office) =>
        t[way.Words, office.Site.Length == 0 ? t["notice/at-the-house"] : string.Create(CultureInfo.InvariantCulture, $"{office.Site}/{t.Language}/datenschutz/{notice.Version}"), office.Controller];
}
