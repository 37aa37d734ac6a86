using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Opens a request with its number and code. Unknown number, wrong code and a typing slip take the same path and the same time.</summary>
public sealed class OpenWithCode(OfficeDb db, AccessCodes codes, Guesses guesses)
{
    /// <summary>Null: number and code do not fit together, or this network has tried too often within the hour.</summary>
    public async Task<Opened> Run(string? number, string? code, string network, CancellationToken stop)
    {
        var subject = Digits.Of(number) ?? "";
        var may = await guesses.Begin(network, subject, stop);
        var known = RequestNumber.TryParse(number, null, out var written) ? written.Value : 0;
        var request = await db.Database.SqlQuery<Numbered>($"SELECT id, code_version FROM intake.numbered({known})").SingleOrDefaultAsync(stop);

        var fits = codes.Fits(code, request?.Id ?? Guid.Empty, request?.CodeVersion ?? 0);
        if (!may)
            return new(null, 0, TooOften: true);
        if (!fits || request is null)
            return new(null, 0, TooOften: false);

        await guesses.Succeeded(network, subject, stop);
        return new(request.Id, request.CodeVersion, TooOften: false);
    }
}

/// <summary>What a number alone tells this house, and nobody else: which request the code has to fit.</summary>
internal sealed record Numbered(Guid Id, int CodeVersion);

/// <summary>What came of number and code.</summary>
public sealed record Opened(Guid? Request, int CodeVersion, bool TooOften);
