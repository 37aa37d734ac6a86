using Microsoft.AspNetCore.Antiforgery;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>Something that did not work, as the person is told: what is wrong, how to go on, which ways are open meanwhile.</summary>
public sealed record Trouble
{
    private static readonly int[] Told = [400, 401, 403, 404, 405, 410, 413, 422, 429, 500, 503];

    /// <summary>Somebody wrote about what was erased at that moment (migration: trust.not_erased).</summary>
    private const string WrittenAfter = "OH006";

    public required int Status { get; init; }

    /// <summary>Named on the phone, found in the log; only where the fault is ours.</summary>
    public string? Id { get; init; }

    /// <summary>The office's own reason, code and facts of its sentence.</summary>
    public Refused? Refusal { get; init; }

    /// <summary>The fields of a form that could not be taken, to be sent again as they were.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Words { get; init; } = [];

    public bool IsPost { get; init; }

    public bool IsOurs => Status >= 500;

    /// <summary>Which texts tell it: <c>trouble/404.title</c>.</summary>
    public string Key => (Told.Contains(Status) ? Status : IsOurs ? 500 : 400).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What an exception means to the person outside.</summary>
    public static int StatusOf(Exception e) => e switch
    {
        NotFound or OffenesHaus.Trust.Access.ReasonNeeded => StatusCodes.Status404NotFound,
        Gone => StatusCodes.Status410Gone,
        { InnerException: PostgresException { SqlState: WrittenAfter } } => StatusCodes.Status410Gone,
        Refused => StatusCodes.Status422UnprocessableEntity,
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        _ => IsPassing(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
    };

    /// <summary>The database is away, full or too busy, or no paper can be set just now, at the bottom of whatever was thrown: the next try may do.</summary>
    private static bool IsPassing(Exception? e) => e switch
    {
        null => false,
        PostgresException refused => refused.IsTransient,
        NpgsqlException or TimeoutException or OffenesHaus.Correspondence.PaperUnavailable => true,
        _ => IsPassing(e.InnerException),
    };
}
