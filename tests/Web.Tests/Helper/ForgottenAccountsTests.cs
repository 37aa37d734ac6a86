using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>An account of somebody who helped goes a year after it was last used, and not while a matter stands that names them.</summary>
public sealed class ForgottenAccountsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_goes_a_year_after_its_last_use_once_no_matter_is_left_in_which_they_helped()
    {
        using Visitor person = house.Visitor("127.95.8.20"), friend = house.Visitor("127.95.8.21");
        await person.HandsIn("Ein Anliegen.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status);
        await friend.Joins(number, code, "s.hilft");
        var helps = (Guid)(await house.Ask("SELECT max(id::text)::uuid FROM people.helper"))!;
        var (unused, fresh) = (await Made("u.unbenutzt"), await Made("f.frisch"));
        foreach (var old in (Guid[])[helps, unused])
            await house.Ask($"BEGIN; {Entry} UPDATE people.helper_session SET begun_at = now() - interval '380 days', ended_at = now() - interval '367 days' WHERE helper_id = '{old}'; UPDATE people.helper SET made_at = now() - interval '400 days' WHERE id = '{old}'; COMMIT");

        await EraseDue();
        Assert.Equal([fresh, helps], await Left(helps, unused, fresh));
        Assert.Equal(0L, await house.Ask($"SELECT (SELECT count(*) FROM trust.data_key WHERE subject = '{unused}') + (SELECT count(*) FROM people.helper_list_code WHERE helper_id = '{unused}')"));

        // What names them goes; then they go as well, with their sessions and codes.
        await using (var scope = house.As(ActorKind.House))
            Assert.True(await scope.ServiceProvider.GetRequiredService<Erase>().Run(await house.RequestOf(number), ErasureGround.TimeOver, Stop));
        await EraseDue();
        Assert.Equal([fresh], await Left(helps, unused, fresh));
        Assert.Equal(0L, await house.Ask($"SELECT (SELECT count(*) FROM people.helper_session WHERE helper_id = '{helps}') + (SELECT count(*) FROM people.helper_list_code WHERE helper_id = '{helps}')"));
        using var back = house.Visitor("127.95.8.22");
        var refused = await back.Submit(await back.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "s.hilft"), ("Password", Helping.Password));
        Assert.Equal("/de/helfen/anmelden", refused.Address.AbsolutePath);
    }

    private const string Entry = "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'HelperMade', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00');";

    private async Task<Guid> Made(string login)
    {
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Run(new() { Login = login, Name = $"Anna {login}", Password = Helping.Password }, Stop);
    }

    private async Task EraseDue()
    {
        await using var scope = house.As(ActorKind.House);
        await scope.ServiceProvider.GetRequiredService<EraseDue>().Run(Stop);
    }

    private async Task<IEnumerable<Guid>> Left(params Guid[] accounts)
    {
        List<Guid> left = [];
        foreach (var account in accounts)
            if (await house.Ask($"SELECT count(*) FROM people.helper WHERE id = '{account}'") is 1L)
                left.Add(account);
        return left.OrderByDescending(a => a == accounts[2]);
    }
}
