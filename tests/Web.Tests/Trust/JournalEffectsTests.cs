using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>No effect without its entry, no entry without its effect: counted by SQL of its own after ten people and a clerk were at it at once.</summary>
public sealed class JournalEffectsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static readonly (string Effect, string Entry)[] Pairs =
    [
        ("SELECT count(*) FROM intake.request", "RequestBegun"),
        ("SELECT count(*) FROM intake.arrival WHERE kind <> 'Reply'", "HandedIn"),
        ("SELECT count(*) FROM intake.arrival WHERE kind = 'Reply'", "ReplyReceived"),
        ("SELECT count(*) FROM intake.file", "FileAdded"),
        ("SELECT count(*) FROM intake.file WHERE removed_at IS NOT NULL", "FileRemoved"),
        ("SELECT count(*) FROM correspondence.message WHERE kind = 'Answer'", "AnswerSent"),
        ("SELECT count(*) FROM correspondence.message WHERE kind = 'Question'", "EvidenceAskedFor"),
        ("SELECT count(*) FROM trust.clerk", "ClerkCreated"),
    ];

    [Fact]
    public async Task Effects_and_entries_are_as_many_and_every_read_of_a_file_is_one()
    {
        var opened = await Count("RequestRead");
        var looks = Read();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            var journey = new Journey();
            await journey.Walk(house.Address, Journey.Begin, Journey.Receipt + 1);
        }));

        var (effects, entries) = (0L, 0L);
        foreach (var (effect, entry) in Pairs)
        {
            var (done, noted) = ((long)(await house.Ask(effect))!, await Count(entry));
            Assert.True(done == noted, $"{entry}: {done} effects, {noted} entries");
            (effects, entries) = (effects + done, entries + noted);
        }
        await looks;
        var reads = await Count("RequestRead") - opened;
        TestContext.Current.TestOutputHelper?.WriteLine($"A3 effects {effects} = entries {entries}, difference {effects - entries}; looks {await looks} = entries {reads}");
        Assert.Equal(await looks, reads);
    }

    [Fact]
    public async Task A_change_without_an_entry_of_its_own_transaction_never_commits()
    {
        var no = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask("UPDATE intake.request SET language = 'en'"));
        Assert.Equal("OH001", no.SqlState);
    }

    // Every clerk at every request, twice: a second look within five minutes is the same look.
    private async Task<long> Read()
    {
        var numbers = ((string)(await house.Ask("SELECT string_agg(DISTINCT lpad(number::text, 10, '0'), ' ') FROM cases.task"))!).Split(' ');
        var looks = 0L;
        foreach (var name in (string[])["Miriam Sommer", "Jonas Winter", "Ayla Herbst"])
        {
            using var clerk = await house.Clerk(name);
            foreach (var number in numbers)
            {
                // What is not theirs to read asks why first, and showed nothing.
                var page = await clerk.Open("/desk/requests/" + number);
                Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
                Assert.Equal(page.Address, (await clerk.Open("/desk/requests/" + number)).Address);
                if (!page.Address.AbsolutePath.EndsWith("/reason", StringComparison.Ordinal))
                    looks++;
            }
        }
        return looks;
    }

    private async Task<long> Count(string kind) => (long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = '{kind}'"))!;
}
