using Microsoft.AspNetCore.Identity;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>The passkeys one ceremony may see, as the framework asks for them. It keeps nothing: keeping is the verbs' work.</summary>
internal sealed class PasskeyShelf(IReadOnlyList<byte[]> already, Func<byte[], Task<PasskeyKnown?>>? find = null) : IUserPasskeyStore<PasskeyOwner>
{
    public Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult<PasskeyOwner?>(new(userId));

    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. already.Select(c => Written(new() { Holder = Guid.Empty, Credential = c, PublicKey = [], Count = 0, MayBeCopied = false }))]);

    /// <summary>A passkey counts only for whom it names.</summary>
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) =>
        find is not null && await find(credentialId) is { } known && known.Holder.ToString("N") == user.Id ? Written(known) : null;

    public Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<PasskeyOwner?>(null);

    public void Dispose()
    {
    }

    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static UserPasskeyInfo Written(PasskeyKnown known) =>
        new(known.Credential, known.PublicKey, default, (uint)known.Count, [], isUserVerified: true, known.MayBeCopied, isBackedUp: false, [], []);
}

/// <summary>Whoever a passkey names: the framework wants somebody there before it looks the passkey up.</summary>
internal sealed record PasskeyOwner(string Id);
