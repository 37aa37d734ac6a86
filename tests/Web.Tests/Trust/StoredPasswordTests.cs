using System.Buffers.Binary;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>Passwords lie there as a slow hash with a salt of their own.</summary>
public sealed class StoredPasswordTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const uint Sha512 = 2, Rounds = 210_000, Salt = 16;

    [Fact]
    public async Task A_stored_password_is_two_hundred_thousand_rounds_away_from_its_words()
    {
        await using (var scope = house.As(ActorKind.House))
        {
            foreach (var user in (string[])["g.leich", "a.uch"])
                await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Gerda Gleich", Team = "Team 3", Role = ClerkRole.CaseWorker, Password = "Tisch Regen Lampe 9" }, TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Run(new() { Login = "h.hilf", Name = "Hanna Hilf", Organisation = "Beratung am Markt", Password = "Tisch Regen Lampe 9" }, TestContext.Current.CancellationToken);
        }

        var stored = ((string[])(await house.Ask("SELECT array_agg(password_hash) FROM (SELECT password_hash FROM trust.clerk UNION ALL SELECT password_hash FROM people.helper) p WHERE password_hash IS NOT NULL"))!).Select(Convert.FromBase64String).ToList();

        Assert.Equal(3, stored.Count);
        // The form of ASP.NET Core Identity: 1, function, rounds, length of the salt, salt, hash.
        Assert.All(stored, s => Assert.Equal((1, Sha512), (s[0], BinaryPrimitives.ReadUInt32BigEndian(s.AsSpan(1)))));
        Assert.All(stored, s => Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(s.AsSpan(5)), Rounds, uint.MaxValue));
        Assert.All(stored, s => Assert.InRange(BinaryPrimitives.ReadUInt32BigEndian(s.AsSpan(9)), Salt, uint.MaxValue));
        Assert.Equal(stored.Count, stored.Select(s => Convert.ToHexString(s.AsSpan(13, (int)Salt))).Distinct(StringComparer.Ordinal).Count());
    }
}
