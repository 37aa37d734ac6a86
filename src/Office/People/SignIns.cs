using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.People;

/// <summary>Which ways in a request has, for its owner and for whoever comes with one.</summary>
public sealed class SignIns(OfficeDb db, byte[] secret)
{
    public async Task<IReadOnlyList<SignInView>> Of(Guid request, int codeVersion, CancellationToken stop) =>
        await Standing().AsNoTracking().Where(s => s.RequestId == request && s.CodeVersion == codeVersion).OrderBy(s => s.Id)
            .Select(s => new SignInView(s.Id, s.Kind, s.AddedAt, s.UsedAt)).ToListAsync(stop);

    /// <summary>False once its owner took it away: a browser it let in is out with the next page.</summary>
    public Task<bool> Stands(Guid id, CancellationToken stop) => Standing().AnyAsync(s => s.Id == id, stop);

    internal IQueryable<SignIn> Standing() => db.Set<SignIn>().Where(s => s.EndedAt == null);

    /// <summary>Of an identity the house keeps only this: it says nothing to whoever steals the table.</summary>
    internal byte[] Hash(PersonIdentity identity) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{identity.Issuer}\n{identity.Subject}"));
}
