using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>Hand-over codes that are wrong, over, foreign, shared or fought over: each has its sentence and its entry, and opens nothing.</summary>
public sealed class HandOverTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static int network;

    [Theory]
    [InlineData("wrong", "passen nicht zusammen", "Wrong"), InlineData("of-another-request", "passen nicht zusammen", "Wrong"), InlineData("used", "wurde schon benutzt", "Used")]
    [InlineData("expired", "Die 14 Tage sind vorbei", "Expired"), InlineData("mandate-over", "Die 14 Tage sind vorbei", "Expired"), InlineData("used-up", "gab es 5 falsche Versuche", "UsedUp")]
    [InlineData("ended", "hat diese Vollmacht beendet", "Withdrawn"), InlineData("code-renewed", "hat diese Vollmacht beendet", "Withdrawn"), InlineData("too-early", "beginnt erst später", "TooEarly"), InlineData("second-mandate", "Sie helfen bei diesem Anliegen schon", "Already")]
    public async Task Each_code_that_does_not_hold_has_its_sentence_and_its_entry(string how, string sentence, string noted)
    {
        using var person = Visitor();
        var (number, code, request, mandate) = await WithCode(person);
        var login = $"h.{Guid.CreateVersion7():N}";
        var helper = await house.Adviser(login);
        switch (how)
        {
            case "wrong":
                code = Another(code);
                break;
            case "of-another-request":
                using (var other = Visitor())
                    code = (await WithCode(other)).Code;
                break;
            case "used":
                Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser(login + "2"), number, code));
                break;
            case "expired":
                await Age(mandate, "ends_at = now()");
                break;
            case "mandate-over":
                await Age(mandate, "helps_until = now()");
                break;
            case "used-up":
                for (var i = 0; i < 5; i++)
                    Assert.Equal(HandOverEnd.Wrong, await house.Brings(helper, number, Another(code)));
                break;
            case "ended":
                await End(request, mandate);
                break;
            case "code-renewed":
                // Whoever had the old code may have let somebody in with it.
                Assert.Equal(PinEnd.Taken, (await house.Renews(number, await house.DrawsPin(number))).End);
                Assert.Equal("Person", await house.Ask($"SELECT ended_by FROM people.mandate WHERE id = '{mandate}'"));
                break;
            case "too-early":
                await Age(mandate, "helps_from = now() + interval '1 day'");
                break;
            default:
                Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, number, code));
                code = (await house.Gives(request, HelpScopes.Full)).Code!.Digits;
                break;
        }

        var grants = await Grants(request);
        using var browser = await house.HelperComesIn($"Anna {login},");
        var refused = await browser.Submit(await browser.Open("/de/helfen"), Portal.People.Main, ("Number", number), ("Code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.EndsWith(noted, await house.Refused(number), StringComparison.Ordinal);
        Assert.Equal(grants, await Grants(request));
    }

    [Fact]
    public async Task Nobody_gets_an_account_with_a_code_that_does_not_hold_and_the_try_counts()
    {
        using var person = Visitor();
        var (number, code, _, mandate) = await WithCode(person);
        var accounts = await house.Ask("SELECT count(*) FROM people.helper");

        using var stranger = Visitor();
        var refused = await stranger.Submit(await stranger.Open("/de/helfen/konto"), Portal.People.Main, ("Number", number), ("Code", Another(code)), ("Name", "Fritz Fremd"), ("Login", "f.fremd"), ("Password", Helping.Password));

        Assert.Contains("passen nicht zusammen", refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(accounts, await house.Ask("SELECT count(*) FROM people.helper"));
        Assert.Equal(1, await house.Ask($"SELECT tries FROM people.hand_over WHERE id = '{mandate}'"));
        Assert.Equal("/de/helfen/anmelden", (await stranger.Open($"/de/helfen/{number.Digits()}")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Of_a_hundred_who_bring_one_code_at_once_exactly_one_wins()
    {
        var helpers = await Advisers(10);
        await Race.Run("hand-over", async () =>
        {
            using var person = Visitor();
            var (number, code, request, mandate) = await WithCode(person);

            var ends = await Race.AtOnce(i => house.Brings(helpers[i % 10], number, code));

            Assert.Equal(99, ends.Count(e => e == HandOverEnd.Used));
            Assert.Equal(1L, await Grants(request));
            Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM people.mandate WHERE request_id = '{request}' AND helper IS NOT NULL"));
            await End(request, mandate);
            return ends.Count(e => e == HandOverEnd.Taken);
        });
    }

    [Fact]
    public async Task Of_a_hundred_tries_of_one_helper_with_two_mandates_at_once_exactly_one_wins()
    {
        var helper = (await Advisers(1))[0];
        await Race.Run("second mandate", async () =>
        {
            using var person = Visitor();
            var (number, code, request, mandate) = await WithCode(person);
            var second = await house.Gives(request, HelpScopes.Status);

            var ends = await Race.AtOnce(i => house.Brings(helper, number, i % 2 == 0 ? code : second.Code!.Digits));

            Assert.Equal(50, ends.Count(e => e == HandOverEnd.Already));
            Assert.Equal(49, ends.Count(e => e == HandOverEnd.Used));
            Assert.Equal(1L, await Grants(request));
            await End(request, mandate);
            await End(request, second.Id);
            return ends.Count(e => e == HandOverEnd.Taken);
        });
    }

    [Fact]
    public async Task Of_a_hundred_posts_of_one_page_that_gives_a_mandate_one_gives_it()
    {
        using var person = Visitor();
        var (_, _, request, first) = await WithCode(person);
        await End(request, first);
        await Race.Run("give", async () =>
        {
            var key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

            var ends = await Race.AtOnce(async _ =>
            {
                try
                {
                    return (await house.Gives(request, HelpScopes.Full, key: key)).Code is null ? "no code" : "";
                }
                catch (Refused no)
                {
                    return no.Code;
                }
            });

            Assert.Equal(99, ends.Count(e => e == "mandate.twice"));
            Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM people.hand_over WHERE request_id = '{request}' AND withdrawn_at IS NULL"));
            Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'MandateGiven' AND detail = 'Family {key:N}'"));
            await End(request, key);
            return ends.Count(e => e.Length == 0);
        });
    }

    [Fact]
    public async Task Whoever_helps_as_many_people_as_one_may_is_told_so_and_the_office_is_warned()
    {
        var helper = await house.Adviser($"v.{Guid.CreateVersion7():N}");
        await house.Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'MandateTaken', '{helper}', 'House', 'SetUp', now(), '\x00');
            INSERT INTO trust.grant (id, holder, "right", subject, why, given_at, until) SELECT gen_random_uuid(), '{helper}', 'Help', gen_random_uuid(), 'mandate', now(), now() + interval '1 day' FROM generate_series(1, 40); COMMIT
            """);
        using var person = Visitor();
        var (number, code, request, _) = await WithCode(person);

        Assert.Equal(HandOverEnd.TooMany, await house.Brings(helper, number, code));

        Assert.Equal(0L, await Grants(request));
        using var lead = await house.Clerk("Ayla Herbst");
        Assert.Contains("wollte mehr als 40 Menschen zugleich helfen", (await lead.Open("/desk/helpers")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_very_many_matters_in_an_hour_goes_on_and_the_office_is_warned()
    {
        using var person = Visitor();
        var (number, code, _, _) = await WithCode(person);
        var login = $"l.{Guid.CreateVersion7():N}";
        var helper = await house.Adviser(login);
        Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, number, code));
        await house.Ask($"""
            BEGIN; CREATE TEMP TABLE many ON COMMIT DROP AS SELECT gen_random_uuid() AS id FROM generate_series(1, 20);
            INSERT INTO trust.journal (id, kind, about, actor_kind, actor_id, reason, at, commitment) SELECT gen_random_uuid(), 'RequestRead', id, 'Helper', '{helper}', 'Mandate', now(), '\x00' FROM many;
            INSERT INTO trust.grant (id, holder, "right", subject, why, given_at, until) SELECT gen_random_uuid(), '{helper}', 'Help', id, 'mandate', now(), now() + interval '1 day' FROM many; COMMIT
            """);

        using var browser = await house.HelperComesIn($"Anna {login},");
        Assert.Equal(HttpStatusCode.OK, (await browser.Open($"/de/helfen/{number.Digits()}")).Status);

        using var lead = await house.Clerk("Ayla Herbst");
        Assert.Contains("hat in einer Stunde 21 Anliegen geöffnet", (await lead.Open("/desk/helpers")).Text, StringComparison.Ordinal);

        // It stands for both who have to look into it until one of them has.
        using var officer = await house.Clerk("Dilan Stern", "/desk/privacy");
        const string alarm = "hat in einer Stunde sehr viele Anliegen geöffnet";
        var stands = await officer.Open("/desk/second");
        Assert.Contains(alarm, stands.Text, StringComparison.Ordinal);
        stands.Document.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(alarm, StringComparison.Ordinal)).QuerySelector("button")!.Id = "wanted";
        await officer.Submit(stands, "#wanted");
        Assert.DoesNotContain(alarm, (await lead.Open("/desk/second")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_reads_who_brought_the_code_whatever_they_called_them()
    {
        using var person = Visitor();
        var (number, code, _, _) = await WithCode(person);
        Assert.DoesNotContain("Den Code benutzt hat", (await person.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
        var login = $"h.{Guid.CreateVersion7():N}";

        Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser(login), number, code));

        var seen = (await person.Open("/de/status/hilfe")).Text;
        Assert.Contains($"Den Code benutzt hat: Anna {login}, Beratung am Markt", seen, StringComparison.Ordinal);
        Assert.Contains("Dann beenden Sie die Vollmacht gleich.", seen, StringComparison.Ordinal);
    }

    private Visitor Visitor()
    {
        var n = Interlocked.Increment(ref network);
        return house.Visitor($"127.{90 + (n / 250)}.{n % 250}.1");
    }

    private static string Another(string code) => (code[0] == '9' ? '1' : '9') + code[1..];

    private async Task<(string Number, string Code, Guid Request, Guid Mandate)> WithCode(Visitor person)
    {
        var (number, _) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        var request = await house.RequestOf(number);
        var given = await house.Gives(request, HelpScopes.Full);
        return (number, given.Code!.Digits, request, given.Id);
    }

    private async Task End(Guid request, Guid mandate)
    {
        await using var scope = house.As(ActorKind.Person, request);
        await scope.ServiceProvider.GetRequiredService<EndMandate>().Run(request, mandate, Law.Channel.Portal, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> Advisers(int count)
    {
        List<Guid> helpers = [];
        for (var i = 0; i < count; i++)
            helpers.Add(await house.Adviser($"r{i}.{Guid.CreateVersion7():N}"));
        return helpers;
    }

    private Task<object?> Grants(Guid request) => house.Ask($"SELECT count(*) FROM trust.grant WHERE subject = '{request}' AND \"right\" = 'Help' AND ended_at IS NULL");

    private Task<object?> Age(Guid mandate, string how) => house.Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'MandateGiven', '{mandate}', 'House', 'SetUp', now(), '\x00');
        UPDATE people.hand_over SET {how} WHERE id = '{mandate}'; COMMIT
        """);
}
