using System.Text.Json;

namespace OffenesHaus.Web.Shared;

/// <summary>The names of the built style sheets: they carry a hash, so that a browser may keep them for ever.</summary>
public sealed class Look(IWebHostEnvironment host)
{
    private readonly Dictionary<string, string> files =
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(host.WebRootFileProvider.GetFileInfo("look/look.json").PhysicalPath!))!;

    public string this[string sheet] => "/look/" + files[sheet];
}
