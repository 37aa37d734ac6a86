using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Takes the one file that came with a post out of the store again, into which every upload goes sealed: what it says is kept elsewhere, or not at all.</summary>
public sealed class UploadedFile(FileStore store)
{
    /// <summary>Null where no file was chosen.</summary>
    public async Task<byte[]?> Take(HttpContext http, string field, CancellationToken stop)
    {
        var posted = Posted.Of(http);
        if (!posted.IsWhole)
            throw new Refused("catalog.file-not-whole");
        if (posted.Files.Find(f => f.Question == field) is not { } file)
            return null;
        try
        {
            if (file.Blob.Size > FormFiles.MostBytes)
                throw new Refused("catalog.file-large", FormFiles.MostBytes / 1_000_000);
            await using var plain = store.OpenRead(file.Blob.Id, file.Key);
            using var bytes = new MemoryStream();
            await plain.CopyToAsync(bytes, stop);
            return bytes.ToArray();
        }
        finally
        {
            posted.Files.ForEach(f => store.Delete(f.Blob.Id));
        }
    }
}
