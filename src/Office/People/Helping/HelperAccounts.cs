using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.People.Helping;

/// <summary>Who helps here: for sessions, for the list at the desk, and as a name beside what they did.</summary>
public sealed class HelperAccounts(OfficeDb db, Keys keys, IPasswordHasher<Clerk> hasher, PasswordRules rules, TimeProvider clock, byte[] secret)
{
    internal const int LongestLogin = 60;

    private static readonly Clerk Nobody = new() { DisplayName = "", Team = "", Role = ClerkRole.Operator };
    private static string? dummy;

    public async Task<HelperView?> Find(Guid id, CancellationToken stop) =>
        await db.Set<HelperAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is { } account ? await View(account, stop) : null;

    /// <summary>Who sits in a session; null when it was ended, or never was theirs.</summary>
    public async Task<HelperView?> InSession(Guid id, Guid session, CancellationToken stop) =>
        await db.Set<HelperAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && db.Set<HelperSession>().Any(s => s.Id == session && s.HelperId == id && s.EndedAt == null), stop) is { } account ? await View(account, stop) : null;

    public async Task<IReadOnlyList<HelperView>> All(CancellationToken stop)
    {
        List<HelperView> all = [];
        foreach (var account in await db.Set<HelperAccount>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(stop))
            all.Add(await View(account, stop));
        return all;
    }

    /// <summary>Names with their organisation, as they stand beside what somebody did.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var id in ids.Distinct())
            if (await Find(id, stop) is { } helper)
                names[id] = helper.Signature;
        return names;
    }

    internal async Task<HelperView> View(HelperAccount account, CancellationToken stop)
    {
        using var key = await keys.Of(account.Id, stop);
        var (login, name, organisation) = account.Words(key);
        return new()
        {
            Id = account.Id,
            Login = login,
            Name = name,
            Organisation = organisation,
            Stamp = account.Stamp,
            MustChangePassword = account.MustChangePassword,
            HasSecondStep = account.HasSecondStep,
            HasCodeApp = account.SealedTotpSecret is not null,
            Invented = account.Invented,
            MadeByOffice = account.MadeBy is not null || account.Invented,
            MadeAt = account.MadeAt,
            LockedAt = account.LockedAt,
        };
    }

    /// <summary>Adds an account within the transaction of the verb. Two who want the same login at once meet in its index.</summary>
    internal HelperAccount Add(Guid id, HelperWanted wanted, DateTimeOffset now, Guid? madeBy)
    {
        var login = (wanted.Login ?? "").Trim();
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > Mandate.LongestName || wanted.Organisation?.Trim().Length > Mandate.LongestName || (wanted.Name + wanted.Organisation + login).Any(char.IsControl))
            throw new Refused("mandate.name", Mandate.LongestName);
        if (login.Length is < 3 or > LongestLogin)
            throw new Refused("helping.login", LongestLogin);
        if (wanted.Password is { } password)
            rules.Demand("helping", password, $"{login} {wanted.Name} {wanted.Organisation}");
        using var key = keys.CreateFor(id);
        var account = new HelperAccount
        {
            Id = id,
            LoginHash = Hash(login),
            SealedWords = HelperAccount.Seal(login, wanted.Name, wanted.Organisation, key, id),
            PasswordHash = wanted.Password is null ? null : hasher.HashPassword(Nobody, wanted.Password),
            MustChangePassword = wanted.MustChangePassword,
            Stamp = NewStamp(),
            Invented = wanted.Invented,
            MadeAt = now,
            MadeBy = madeBy,
        };
        db.Add(account);
        return account;
    }

    internal async Task DemandFree(string? login, CancellationToken stop)
    {
        var hash = Hash((login ?? "").Trim());
        if (await db.Set<HelperAccount>().AnyAsync(a => a.LoginHash == hash, stop))
            throw new Refused("helping.login-taken");
    }

    internal Task<HelperAccount?> Named(string? login, CancellationToken stop)
    {
        var hash = Hash((login ?? "").Trim());
        return db.Set<HelperAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.LoginHash == hash, stop);
    }

    /// <summary>An unknown login takes the same time as a wrong password.</summary>
    internal bool Fits(HelperAccount? account, string password) =>
        hasher.VerifyHashedPassword(Nobody, account?.PasswordHash ?? (dummy ??= hasher.HashPassword(Nobody, "nobody has this password")), password) != PasswordVerificationResult.Failed
        && account?.PasswordHash is not null;

    internal void SetPassword(HelperAccount account, string password, string own)
    {
        if (Fits(account, password))
            throw new Refused("helping.password-same");
        rules.Demand("helping", password, own);
        (account.PasswordHash, account.MustChangePassword, account.Stamp) = (hasher.HashPassword(Nobody, password), false, NewStamp());
    }

    /// <summary>Somebody else chooses it: it opens nothing but the page that sets an own one.</summary>
    internal void ChooseFirst(HelperAccount account, string password) =>
        (account.PasswordHash, account.MustChangePassword, account.Stamp) = (hasher.HashPassword(Nobody, password), true, NewStamp());

    internal Guid NewStamp() => Guid.CreateVersion7(clock.GetUtcNow());

    private byte[] Hash(string login) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(Unicode.Same(login, NormalizationForm.FormKC).ToUpperInvariant()));
}

/// <summary>A helper, as pages and verbs know them.</summary>
public sealed record HelperView
{
    public required Guid Id { get; init; }

    public required string Login { get; init; }

    public required string Name { get; init; }

    public required string? Organisation { get; init; }

    public required Guid Stamp { get; init; }

    public required bool MustChangePassword { get; init; }

    public required bool HasSecondStep { get; init; }

    public required bool HasCodeApp { get; init; }

    public required bool Invented { get; init; }

    public required bool MadeByOffice { get; init; }

    /// <summary>The office made it, so it can say for whom a new first password is.</summary>
    public bool MayBeReset => MadeByOffice && !Invented;

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset? LockedAt { get; init; }

    public bool IsActive => LockedAt is null;

    /// <summary>Anna Berg, Beratung Nord e. V.</summary>
    public string Signature => Organisation is null ? Name : $"{Name}, {Organisation}";
}

/// <summary>What is known of a helper before they have an account.</summary>
public sealed record HelperWanted
{
    public required string? Login { get; init; }

    public required string? Name { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Null: nobody can log in with a password.</summary>
    public string? Password { get; init; }

    public bool MustChangePassword { get; init; }

    public bool Invented { get; init; }
}
