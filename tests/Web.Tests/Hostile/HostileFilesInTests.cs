using System.Globalization;
using System.Net;
using OffenesHaus.Office.Tests.Platform.Hostile;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>
/// The corpus of hostile files through the door of the portal to the desk of a clerk. Each is refused with a sentence, or received and harmless: harm is judged by what programs did that read it
/// (the kernel's books, <see cref="ParserWatch"/>) and by the bytes and heads of every answer. <c>OH_HOSTILE</c>, <c>OH_ORDINARY</c>: how many files.
/// </summary>
public sealed class HostileFilesInTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static readonly int Most = Setting("OH_HOSTILE", 16), Ordinary = Setting("OH_ORDINARY", 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_refused_with_a_sentence_or_received_and_harmless_and_none_costs_a_right()
    {
        // Spread over the whole corpus, when not all of it is wanted.
        var files = HostileFiles.All.Where((_, i) => i * Most / HostileFiles.All.Count != (i - 1) * Most / HostileFiles.All.Count || i == 0).ToList();
        var before = Strays();
        await using var watch = new ParserWatch(Environment.ProcessId);
        List<(HostileFile File, string? Number, Visitor Person)> sent = [];
        foreach (var (file, i) in files.Select((f, i) => (f, i)))
        {
            var person = house.Visitor($"127.90.{i / 250}.{i % 250 + 1}");
            sent.Add((file, await HandsIn(person, file), person));
        }

        await EverythingRead();
        using var clerk = await house.Clerk();
        List<string> harms = [];
        var (quarantined, inert, tasks) = (0, 0, 0);
        List<HostileFile> refused = [];
        foreach (var (file, number, person) in sent)
        {
            if (number is null)
            {
                refused.Add(file);
                continue;
            }

            var state = (string)(await house.Ask($"SELECT f.readability FROM intake.file f JOIN intake.request r ON r.id = f.request_id WHERE r.number = {number}"))!;
            (quarantined, inert) = state == "Readable" ? (quarantined, inert + 1) : (quarantined + 1, inert);
            tasks += await house.Ask($"SELECT count(*) FROM cases.task WHERE closed_at IS NULL AND number = {number}") is > 0L ? 1 : 0;
            harms.AddRange((await Answers(clerk, person, number, file)).Select(h => $"{file.Tries}: {h}"));
            person.Dispose();
        }

        harms.AddRange([.. watch.Harms, .. (await watch.Left()).Select(p => $"process {p} is left"), .. Strays().Except(before, StringComparer.Ordinal).Select(s => $"{s} was written")]);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S4 files {files.Count} of {HostileFiles.All.Count}: refused {refused.Count}, quarantined {quarantined}, inert {inert}, harmful {harms.Count}; programs watched {watch.Seen}, most memory {watch.Peak / 1_000_000} MB"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S5 suspicious {files.Count - refused.Count}, receipts {inert + quarantined}, tasks {tasks}"));
        harms.Take(30).ToList().ForEach(h => TestContext.Current.TestOutputHelper?.WriteLine(h));
        Assert.Empty(harms);
        Assert.True(watch.Seen > files.Count / 4, $"only {watch.Seen} programs were seen");
        // Nothing but an empty file is sent back, and one in whose name stands a zero byte, which no browser sends and the reader of posts takes for a broken one:
        // with a sentence, and with the rest of the post kept.
        static bool IsRefused(HostileFile file) => file.Bytes.Length == 0 || file.Name.Contains('\0', StringComparison.Ordinal);
        Assert.Equal("", string.Join(", ", refused.Where(f => !IsRefused(f)).Select(f => f.Tries)));
        Assert.Equal(files.Count(IsRefused), refused.Count);
        Assert.Equal((files.Count - refused.Count, files.Count - refused.Count), (inert + quarantined, tasks));
    }

    [Fact]
    public async Task Ordinary_files_of_every_kind_are_all_received_and_drawn()
    {
        List<string> wrong = [];
        var files = OrdinaryFiles.Of(Ordinary);
        foreach (var (post, i) in files.Chunk(10).Select((p, i) => (p, i)))
        {
            using var person = house.Visitor($"127.91.0.{i + 1}");
            var page = await person.SubmitWith(await person.Open("/de/anliegen/message"), Portal.People.Add, [.. post.Select(f => new FileSent("evidence", f.Name, f.Bytes, f.Type))], ("concern", "Anbei."), ("name", "Oksana Melnyk"));
            if (page.Part("[role=alert]") is { } alert || page.Document.QuerySelectorAll(".files li").Length != post.Length)
                wrong.Add($"{string.Join(", ", post.Select(f => f.Tries))}: {page.Part("[role=alert]")}");
            await person.HandIn(page);
        }

        await EverythingRead();
        var drawable = files.Count(f => Path.GetExtension(f.Name).ToLowerInvariant() is not (".txt" or ".csv" or ".docx" or ".odt" or ".eml" or ".rtf"));
        var drawn = Convert.ToInt32(await house.Ask("SELECT count(*) FROM intake.file f JOIN intake.request r ON r.id = f.request_id JOIN people.search_trait t ON t.request_id = r.id WHERE f.readability = 'Readable' AND t.name = 'Oksana Melnyk' AND f.kept_at > now() - interval '2 hours' AND f.arrival_id IS NOT NULL AND f.question = 'evidence'"), CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"S4 benign {files.Count - wrong.Count}/{files.Count} accepted, {drawn}/{drawable} that are drawn");
        Assert.Empty(wrong);
        Assert.True(drawn >= drawable, $"{drawn} of {drawable} were drawn");
    }

    /// <summary>The number of what was handed in with this file; null when the file was refused, by name.</summary>
    private static async Task<string?> HandsIn(Visitor person, HostileFile file)
    {
        var page = await person.SubmitWith(await person.Open("/de/anliegen/message"), Portal.People.Add, [new("evidence", file.Name, file.Bytes, file.Type)], ("concern", "Siehe Datei."), ("name", "Karla Kuckuck"), ("replyBy", "here"));
        var refused = page.Part("[role=alert]");
        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{file.Tries}: {page.Status}");
        var receipt = await person.HandIn(page);
        Assert.True(receipt.IsReceipt(), $"{file.Tries}: no receipt");
        return refused is null ? receipt.Keys().Number.Digits() : null;
    }

    /// <summary>What is wrong with any answer that shows, draws or gives out this file.</summary>
    private static async Task<IReadOnlyList<string>> Answers(Visitor clerk, Visitor person, string number, HostileFile file)
    {
        List<string> wrong = [];
        var request = await clerk.Open($"/desk/requests/{number}");
        var at = request.Document.QuerySelectorAll("a[href*='/files/']").Select(a => a.GetAttribute("href")!.Split('?')[0]).First(h => h.Length > 36);
        at = at[..(at.IndexOf("/files/", StringComparison.Ordinal) + "/files/".Length + 36)];
        foreach (var page in (PageSeen[])[request, await clerk.Open(at)])
        {
            var parts = page.Document.QuerySelectorAll("[onload], [onerror], script:not([src]), iframe, object, embed").Select(e => e.OuterHtml[..Math.Min(e.OuterHtml.Length, 120)]).ToList();
            if (page.Status != HttpStatusCode.OK || parts.Count > 0)
                wrong.Add($"{page.Address.AbsolutePath} answered {page.Status} with {string.Join(", ", parts)}");
        }


        var original = await clerk.Get(at + "/original");
        var (head, body) = (original.Content.Headers, await original.Content.ReadAsByteArrayAsync(Stop));
        if (!body.AsSpan().SequenceEqual(file.Bytes))
            wrong.Add("the original is not what was sent");
        if (head.ContentType?.MediaType != "application/octet-stream" || head.ContentDisposition?.DispositionType != "attachment" || head.ContentDisposition.FileNameStar is not { Length: > 0 and <= 255 } name || Starts(name))
            wrong.Add($"the original is given out as {head.ContentType} {head.ContentDisposition}");
        if (!Guarded(original))
            wrong.Add("the original is not shut in");

        foreach (var path in (string[])[at + "/pages/1", at + "/pages/1?klein", $"/de/datei/{at[^36..]}/1"])
        {
            var drawn = await (path.StartsWith("/de/", StringComparison.Ordinal) ? person : clerk).Get(path);
            var bytes = await drawn.Content.ReadAsByteArrayAsync(Stop);
            if (drawn.StatusCode == HttpStatusCode.NotFound)
                continue;
            if (drawn.StatusCode != HttpStatusCode.OK || drawn.Content.Headers.ContentType?.MediaType != "image/jpeg" || bytes is not [0xFF, 0xD8, 0xFF, ..] || !Guarded(drawn))
                wrong.Add($"{path} answered {drawn.StatusCode}, {drawn.Content.Headers.ContentType} from {drawn.RequestMessage!.RequestUri!.AbsolutePath}");
            if (bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(HostileFiles.Mark)) >= 0 || bytes.AsSpan().IndexOf("Exif"u8) >= 0 || bytes.AsSpan().IndexOf("PK\u0003\u0004"u8) >= 0)
                wrong.Add($"{path} holds something of the original");
        }

        return wrong;
    }

    private static bool Guarded(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("X-Content-Type-Options", out var sniff) && sniff.Single() == "nosniff"
        && answer.Headers.TryGetValues("Content-Security-Policy", out var policy) && policy.Single().Contains("sandbox", StringComparison.Ordinal);

    private static bool Starts(string name) =>
        name.Any(c => char.IsControl(c) || c is '/' or '\\' or '\u202E') || Path.GetExtension(name).ToLowerInvariant() is ".exe" or ".scr" or ".bat" or ".js" or ".sh" or ".html" or ".svg" or ".xhtml" or ".url" or ".lnk" or ".php" or ".desktop" or ".com" or ".iso" or ".mht";

    private async Task EverythingRead()
    {
        for (var tries = 0; tries < 3000 && await house.Ask("SELECT count(*) FROM intake.file WHERE readability = 'NotYetTried' AND removed_at IS NULL") is not 0L; tries++)
            await Task.Delay(100, Stop);
    }

    /// <summary>Whatever a file that acted would have left behind.</summary>
    private static HashSet<string> Strays() =>
        [.. ((string[])[Path.GetTempPath(), "/etc", "/etc/cron.d", "/var/tmp", "/dev/shm", Environment.CurrentDirectory, AppContext.BaseDirectory]).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFileSystemEntries(f, $"*{HostileFiles.Mark}*"))];

    private static int Setting(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
