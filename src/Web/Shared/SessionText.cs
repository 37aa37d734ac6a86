using System.Globalization;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Shared;

/// <summary>A session in one word, as a sealed cookie or the state of a provider keeps it.</summary>
internal static class SessionText
{
    public static string Of(OwnSession session) => string.Create(CultureInfo.InvariantCulture, $"{session.Id:N} {session.Shown.Request:N} {session.Shown.CodeVersion} {session.BegunAt.ToUnixTimeMilliseconds()}");

    /// <summary>Null: none, or a cookie from before sessions had an id.</summary>
    public static OwnSession? Read(string? written) => written?.Split(' ') is [var id, var request, var version, var begun]
        ? new(Guid.Parse(id), new(Guid.Parse(request), int.Parse(version, CultureInfo.InvariantCulture)), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(begun, CultureInfo.InvariantCulture)))
        : null;
}
