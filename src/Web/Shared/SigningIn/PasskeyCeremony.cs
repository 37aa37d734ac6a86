using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>Passkeys as ASP.NET Core Identity checks them. What was asked travels sealed in the form, holds for half an hour and for one use.</summary>
public sealed class PasskeyCeremony(PasskeyPlace place, IDataProtectionProvider protection, IHttpContextAccessor accessor, IOptions<IdentityOptions> identity, TimeProvider clock) : IPasskeyCeremony
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private HttpContext Http => accessor.HttpContext!;

    public async Task<PasskeyAsked> AskForNew(PasskeyHolder holder, PasskeyUse use)
    {
        var asked = await Handler(new(holder.Already)).MakeCreationOptionsAsync(new() { Id = holder.Id.ToString("N"), Name = holder.Name, DisplayName = holder.Name }, Http);
        return new(asked.CreationOptionsJson, Seal(asked.AttestationState!, use));
    }

    public async Task<PasskeyAsked> Ask(PasskeyUse use)
    {
        var asked = await Handler(new([])).MakeRequestOptionsAsync(null, Http);
        return new(asked.RequestOptionsJson, Seal(asked.AssertionState!, use));
    }

    public async Task<PasskeyMade?> Made(PasskeySent sent, PasskeyUse use)
    {
        if (Open(sent.State, use) is not var (state, question))
            return null;
        var proven = await Handler(new([])).PerformAttestationAsync(new() { CredentialJson = sent.Credential ?? "", AttestationState = state, HttpContext = Http });
        return proven.Succeeded
            ? new(new() { Holder = Guid.Parse(proven.UserEntity.Id), Credential = proven.Passkey.CredentialId, PublicKey = proven.Passkey.PublicKey, Count = proven.Passkey.SignCount, MayBeCopied = proven.Passkey.IsBackupEligible }, question)
            : null;
    }

    public async Task<PasskeyShown?> Shown(PasskeySent sent, PasskeyUse use, Func<byte[], Task<PasskeyKnown?>> find)
    {
        if (Open(sent.State, use) is not var (state, question))
            return null;
        var proven = await Handler(new([], find)).PerformAssertionAsync(new() { CredentialJson = sent.Credential ?? "", AssertionState = state, HttpContext = Http });
        return proven.Succeeded ? new(proven.Passkey.CredentialId, proven.Passkey.SignCount, question) : null;
    }

    private PasskeyHandler<PasskeyOwner> Handler(PasskeyShelf shelf) => new(
        new UserManager<PasskeyOwner>(shelf, identity, null!, [], [], null!, new(), null!, null!),
        Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = place.Domain,
            // The finger or the PIN of the device is the second step, and no name is ever asked for.
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            // Which make of device somebody owns is none of our business.
            AttestationConveyancePreference = "none",
            ValidateOrigin = from => ValueTask.FromResult(!from.CrossOrigin && place.IsOurs(from.Origin)),
        }));

    private string Seal(string state, PasskeyUse use) =>
        Protector(use).Protect($"{(clock.GetUtcNow() + Longest).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}|{state}");

    private (string State, PasskeyQuestion Question)? Open(string? box, PasskeyUse use)
    {
        try
        {
            var opened = Protector(use).Unprotect(box ?? "").Split('|', 2);
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(opened[0], CultureInfo.InvariantCulture));
            return until < clock.GetUtcNow() ? null : (opened[1], new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(opened[1]))), until));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(PasskeyUse use) => protection.CreateProtector("passkey", use.ToString());
}
