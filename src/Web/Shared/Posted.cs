using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>What came with a post: the files, already sealed in the store, and what could not be taken.</summary>
public sealed class Posted
{
    public List<FileGiven> Files { get; } = [];

    /// <summary>Files that could not be taken, and why (<c>questions/file.…</c>): said on the page, and everything else is kept.</summary>
    public List<FileTrouble> Troubles { get; } = [];

    /// <summary>Something of the post was cut off: too much text, or too many parts.</summary>
    public bool CutOff { get; set; }

    /// <summary>It was cut off because all of it together was too much.</summary>
    public bool TooMuch { get; set; }

    /// <summary>The sentence that says so.</summary>
    public string CutOffWords => TooMuch ? "questions/too-much" : "questions/cut-off";

    public bool IsWhole => Troubles.Count == 0 && !CutOff;

    /// <summary>Says on the page what could not be taken. <paramref name="field"/>: where files are added, as the page links to it.</summary>
    public void Tell(ModelStateDictionary page, Say t, string field = "files")
    {
        foreach (var trouble in Troubles)
            page.AddModelError(field, $"{trouble.Name}: {t[$"questions/file.{trouble.Code}"]}");
        if (CutOff)
            page.AddModelError("", t[CutOffWords]);
    }

    public static Posted Of(HttpContext http) => http.Features.Get<Posted>() ?? new();

    /// <summary>Files that came whole and found no room in the request.</summary>
    public void CouldNotTake(IEnumerable<FileGiven> beyond)
    {
        foreach (var file in beyond.ToList())
        {
            Files.Remove(file);
            Troubles.Add(new(file.Question ?? "files", SafeFileName.Of(file.Name, file.Blob.Kind).Text, "full"));
        }
    }

    /// <summary>Leaves out what the request does not hold any more, and says so.</summary>
    public async Task FitInto(FileRoom room, Guid request, CancellationToken stop) =>
        CouldNotTake(Files.Except(await room.Fitting(request, [.. Files], stop)));

    /// <summary>The answers among the posted fields: those of one page's questions.</summary>
    public static Answers Answers(IFormCollection form, FormPage page)
    {
        var answers = new Answers();
        foreach (var field in page.Leaves.SelectMany(q => q.Fields))
            answers.Add(field, form[field].OfType<string>());
        return answers;
    }
}

/// <summary>A file that was not taken: the question it was for, its name as it can be shown, and why.</summary>
public sealed record FileTrouble(string Field, string Name, string Code);

/// <summary>
/// Reads multipart posts before anything else does: a file goes sealed to the disk as it arrives, never in plain to a temporary folder,
/// and a file too large costs only that file. What comes to a page without a field for files is not kept, and what no row names once the post was answered goes again.
/// </summary>
public sealed partial class PostedFiles(FileStore store, DropFiles drop, ILogger<PostedFiles> log) : IMiddleware
{
    private const long MostPerFile = 20_000_000, MostPerPost = 210_000_000;
    private const int MostFiles = 10, MostFields = 400, MostText = 200_000, MostTextInAll = 1_000_000;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var type = HttpMethods.IsPost(context.Request.Method) && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var said) ? said : null;
        if (type?.Charset.HasValue == true)
        {
            // Forms come in UTF-8 (WHATWG); another name here is no browser's, and may be one that cannot be read at all.
            type.Charset = default;
            context.Request.ContentType = type.ToString();
        }

        if (type is not null && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary)
            await Read(context, boundary, context.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is not null);
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            await Drop(context, Trouble.StatusOf(e));
            throw;
        }

        await Drop(context, context.Response.StatusCode);
    }

    private async Task Drop(HttpContext http, int status)
    {
        // Where the house itself failed, a row that names them may still come to light.
        if (status >= StatusCodes.Status500InternalServerError || Posted.Of(http).Files is not { Count: > 0 } files)
            return;
        try
        {
            await drop.Run([.. files.Select(f => f.Blob.Id)], CancellationToken.None);
        }
        catch (Exception e) when (Trouble.StatusOf(e) == StatusCodes.Status503ServiceUnavailable || e is IOException)
        {
            // They are swept later; the answer stays what it is.
            NotDropped(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that no row names could not be dropped and will be swept")]
    private static partial void NotDropped(ILogger log, Exception e);

    private async Task Read(HttpContext http, string boundary, bool takesFiles)
    {
        // Counted here: the server would refuse the whole post before the words at its beginning are read.
        if (takesFiles && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;

        var stop = http.RequestAborted;
        var posted = new Posted();
        var fields = new KeyValueAccumulator();
        var room = MostTextInAll;
        using var body = new BodyUpTo(http.Request.Body, MostPerPost);
        var reader = new MultipartReader(boundary, body) { HeadersCountLimit = 20, HeadersLengthLimit = 16_384 };
        try
        {
            while (await reader.ReadNextSectionAsync(stop) is { } section)
            {
                // A control character in the name of a file would make the whole part unreadable: it goes, the file stays.
                var said = string.Concat((section.ContentDisposition ?? "").Where(c => !char.IsControl(c)));
                if (!ContentDispositionHeaderValue.TryParse(said, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { } name)
                {
                    posted.CutOff = true;
                    continue;
                }

                if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                {
                    var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                    if (takesFiles)
                        await Keep(posted, name, fileName, section.Body, stop);
                }
                else if (fields.ValueCount < MostFields)
                {
                    var (text, whole) = await Text(section.Body, Math.Min(MostText, room), stop);
                    room -= text.Length;
                    posted.CutOff |= !whole;
                    fields.Append(name, text);
                }
                else
                {
                    posted.CutOff = true;
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !stop.IsCancellationRequested && !HungUp(e))
        {
            // A post that breaks off in the middle: what came whole is kept, and the page says that something is missing.
            posted.CutOff = true;
            posted.TooMuch = body.IsOver || e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
        }
        catch
        {
            // Whoever sent it has gone: no row will ever name what came whole.
            posted.Files.ForEach(f => store.Delete(f.Blob.Id));
            throw;
        }

        http.Features.Set(posted);
        http.Request.Form = new FormCollection(fields.GetResults());
    }

    private async Task Keep(Posted posted, string name, string fileName, Stream body, CancellationToken stop)
    {
        // A file field left empty comes as a part without a name.
        if (fileName.Length == 0)
            return;

        if (posted.Files.Count >= MostFiles)
        {
            posted.Troubles.Add(new(name, Shown(fileName), "too-many"));
            return;
        }

        var key = DataKey.Create();
        try
        {
            switch (await store.Keep(body, key, MostPerFile, stop))
            {
                case StoredBlob { Size: 0 } empty:
                    store.Delete(empty.Id);
                    posted.Troubles.Add(new(name, Shown(fileName), "empty"));
                    break;
                case StoredBlob blob:
                    posted.Files.Add(new(name, fileName, blob, key));
                    break;
                case TooLarge:
                    posted.Troubles.Add(new(name, Shown(fileName), "too-large"));
                    break;
            }
        }
        catch (IOException e) when (!stop.IsCancellationRequested && !HungUp(e))
        {
            // Disk full or the line broke: nothing half is stored, the words of the page still can be.
            posted.Troubles.Add(new(name, Shown(fileName), "not-kept"));
        }
    }

    // Less came than was announced: nobody is there to be told, and a request begun now would have a number that nobody knows.
    private static bool HungUp(Exception e) => e is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest };

    private static string Shown(string fileName) => SafeFileName.Of(fileName, FileKind.Unknown).Text;

    private static async Task<(string Text, bool Whole)> Text(Stream body, int most, CancellationToken stop)
    {
        using var reader = new StreamReader(body);
        var text = new StringBuilder();
        var buffer = ArrayPool<char>.Shared.Rent(4096);
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory(), stop) is > 0 and var read)
            {
                var fits = Math.Min(read, Math.Max(0, most) - text.Length);
                text.Append(buffer, 0, fits);
                if (fits < read)
                    return (text.ToString(), false);
            }

            return (text.ToString(), true);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }
    }
}
