using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Opens a request with its number and code. Unknown number, wrong code and a typing slip take the same path and the same time.</summary>
public sealed class OpenWithCode(OfficeDb db, AccessCodes codes, Guesses guesses, Refusals refusals, Protections protections, Actor by)
{
    /// <summary>Null: number and code do not fit together, or this network has tried too often within the hour.</summary>
    public async Task<Opened> Run(string? number, string? code, string network, CancellationToken stop)
    {
        var subject = Digits.Of(number) ?? "";
        var may = await guesses.Begin(network, subject, stop);
        var request = await Numbered.Find(db, number, stop);

        var fits = codes.Fits(code, request?.Id ?? Guid.Empty, request?.CodeVersion ?? 0);
        if (!may)
            return new(null, 0, TooOften: true);
        if (!fits || request is null)
        {
            await refusals.LogIn("code", request?.Id, stop);
            return new(null, 0, TooOften: false);
        }

        await guesses.Succeeded(network, subject, stop);
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Person, null);
        by.Opens(request.Id);
        return new(request.Id, request.CodeVersion, TooOften: false) { OnlyInPerson = (await protections.Of(request.Id, stop)).CounterOnly };
    }
}

/// <summary>What came of number and code.</summary>
public sealed record Opened(Guid? Request, int CodeVersion, bool TooOften)
{
    /// <summary>Number and code fit, and open nothing: everything is told in person.</summary>
    public bool OnlyInPerson { get; init; }
}
