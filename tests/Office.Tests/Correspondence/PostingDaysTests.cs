using Microsoft.Extensions.Time.Testing;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Correspondence;

public sealed class PostingDaysTests
{
    private static readonly DateTimeOffset Saturday = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);
    private readonly PostingDays days = new(new OfficeSettings(), new FakeTimeProvider(Saturday));

    [Fact]
    public void On_a_Saturday_the_last_posting_run_was_on_Friday() =>
        Assert.Equal(new DateOnly(2026, 11, 27), days.ProposedFor([Written(Saturday.AddDays(-3))]));

    [Fact]
    public void A_letter_written_on_a_Saturday_is_never_proposed_as_posted_on_the_Friday_before()
    {
        var proposed = days.ProposedFor([Written(Saturday.AddDays(-3)), Written(Saturday)]);

        Assert.Equal(new DateOnly(2026, 11, 28), proposed);
        days.Prove(proposed, Saturday);
    }

    private static LetterInTray Written(DateTimeOffset at) => new()
    {
        Id = Guid.Empty,
        Person = "",
        Number = 0,
        Language = "de",
        Kind = null,
        About = null,
        AskedUntil = null,
        WrittenAt = at,
        Pages = null,
        IsSet = true,
        PrintedAt = at,
        WithdrawnAt = null,
        NotedAt = null,
        IsSuperseded = false,
        PostedOn = null,
    };
}
