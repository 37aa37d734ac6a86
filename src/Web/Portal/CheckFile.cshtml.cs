using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>
/// The page that checks receipts as one file to keep: sheet, script and the house's public keys in it, and a policy that lets it run this script and reach nobody.
/// A download, so that the house's own pages never run a script that stands in them.
/// </summary>
public sealed class CheckFileModel(CheckStatement check, HouseKeys keys, Look look, IWebHostEnvironment host, OfficeSettings office, Say t, TimeProvider clock) : PageModel
{
    public CheckReceiptModel Form { get; } = new(check, keys, t);

    public string House => office.Name;

    public DateOnly Day => GermanTime.DayOf(clock.GetUtcNow());

    public string Sheet => Read(look[t.Language.RightToLeft ? "house.rtl.css" : "house.css"]);

    public string Script => Read(look["check.js"]);

    public string Policy => $"default-src 'none'; style-src '{HashOf(Sheet)}'; script-src '{HashOf(Script)}'; img-src data:; base-uri 'none'; form-action 'none'";

    public void OnGet() => Response.Headers.ContentDisposition = "attachment; filename=\"beleg-pruefen.html\"";

    private string Read(string path) => System.IO.File.ReadAllText(host.WebRootFileProvider.GetFileInfo(path).PhysicalPath!);

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
