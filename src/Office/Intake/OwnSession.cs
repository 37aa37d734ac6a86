namespace OffenesHaus.Intake;

/// <summary>A session of a person (Sitzung), as the cookie says it: since when one browser opens one request. Whether it still does is judged by <see cref="RequestAccess"/> alone.</summary>
public sealed record OwnSession(Guid Id, Shown Shown, DateTimeOffset BegunAt)
{
    /// <summary>However much it is used: then number and code once more. (OWASP ASVS 7.3.2)</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public DateTimeOffset Until => BegunAt + Longest;
}
