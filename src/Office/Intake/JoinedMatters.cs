using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// Which requests are of one person, in a house that keeps no accounts of persons: those that one way in opens, because to each it was added by whoever showed its code,
/// and that code is still the one. A name, a birth date or a customer number joins nothing.
/// </summary>
public sealed class JoinedMatters(OfficeDb db, SignIns known)
{
    /// <summary>How many this way in opens now, this request among them; null: it does not open this one.</summary>
    public async Task<int?> Count(Guid request, Guid means, CancellationToken stop) =>
        await Of(means, stop) is var ways && ways.Any(w => w.RequestId == request) ? ways.Count : null;

    /// <summary>The one way in that a request has; null: none, or several, and nobody could say which is meant.</summary>
    public async Task<Guid?> OnlyWay(Guid request, CancellationToken stop)
    {
        var standing = await known.Standing().AsNoTracking().Where(s => s.RequestId == request).ToListAsync(stop);
        return (await Current(standing, stop)) is [var only] ? only.Id : null;
    }

    internal async Task<IReadOnlyList<SignIn>> Of(Guid means, CancellationToken stop) =>
        await known.Standing().AsNoTracking().SingleOrDefaultAsync(s => s.Id == means, stop) is { } way && await Of(way.Credential, way.Kind, stop) is var ways && ways.Any(w => w.Id == means) ? ways : [];

    internal async Task<IReadOnlyList<SignIn>> Of(byte[] credential, SignInKind kind, CancellationToken stop) =>
        await Current(await known.Standing().Where(s => s.Credential == credential && s.Kind == kind).OrderByDescending(s => s.RequestId).ToListAsync(stop), stop);

    // Of each request no more is asked than whether its code is still the one the way in was added under.
    private async Task<IReadOnlyList<SignIn>> Current(List<SignIn> standing, CancellationToken stop)
    {
        List<SignIn> current = [];
        foreach (var way in standing)
            if (await db.Database.SqlQuery<int>($"""SELECT intake.code_version({way.RequestId}) AS "Value" """).ToListAsync(stop) is [var version] && version == way.CodeVersion)
                current.Add(way);
        return current;
    }
}
