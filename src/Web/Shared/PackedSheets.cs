using Microsoft.AspNetCore.StaticFiles;

namespace OffenesHaus.Web.Shared;

/// <summary>Files that never change are packed once, as small as they get, when the house is built; not fast and larger at every visit.</summary>
public static class PackedSheets
{
    public static IApplicationBuilder UsePackedSheets(this IApplicationBuilder app)
    {
        var types = new FileExtensionContentTypeProvider { Mappings = { [".css"] = "text/css; charset=utf-8", [".br"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8" } };
        return app.Use((http, next) =>
        {
            if (http.Request.Path.Value is { } path && path.StartsWith("/look/", StringComparison.Ordinal) && path.EndsWith(".css", StringComparison.Ordinal)
                && http.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "br" && e.Quality is not 0))
                http.Request.Path = path + ".br";
            return next(http);
        }).UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = types,
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.CacheControl = "public, max-age=31536000, immutable";
                headers.Vary = "Accept-Encoding";
                if (file.File.Name.EndsWith(".br", StringComparison.Ordinal))
                    headers.ContentEncoding = "br";
            },
        });
    }
}
