using System.Net;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>PINs that are wrong, over, foreign or fought over: each has its sentence and its entry, and opens nothing.</summary>
public sealed class RefusedPinTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static int network;

    [Theory]
    [InlineData("wrong", "passen nicht zusammen", "Wrong"), InlineData("wrong-birth-date", "passen nicht zusammen", "Wrong"), InlineData("of-another-request", "passen nicht zusammen", "Wrong")]
    [InlineData("expired", "Die 14 Tage sind vorbei.", "Expired"), InlineData("used", "wurde schon ein neuer Code geholt", "Used")]
    [InlineData("used-up", "gab es 5 falsche Versuche", "UsedUp"), InlineData("older-than-three", "Nehmen Sie die PIN aus dem neuesten Brief.", "Withdrawn")]
    public async Task Each_PIN_that_does_not_hold_has_its_sentence_and_its_entry(string how, string sentence, string noted)
    {
        using var rana = Visitor();
        var (number, pin) = await WithPin(rana);
        var born = LostCode.Born;
        switch (how)
        {
            case "wrong":
                pin = Another(pin);
                break;
            case "wrong-birth-date":
                born = [("d", "6"), ("m", "1"), ("y", "1988")];
                break;
            case "of-another-request":
                using (var other = Visitor())
                    pin = (await WithPin(other)).Pin;
                break;
            case "expired":
                await house.LetPinsAge(number, "ends_at = now()");
                break;
            case "used":
                await rana.Enters(number, pin);
                break;
            case "used-up":
                for (var i = 0; i < 5; i++)
                    await rana.Enters(number, Another(pin));
                break;
            default:
                await house.LetPinsAge(number, "withdrawn_at = now()");
                break;
        }

        var version = await house.CodeVersion(number);
        using var device = Visitor();
        var refused = await device.Enters(number, pin, born);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.NotNull(refused.Link("a[href$='/status/verloren']"));
        Assert.EndsWith(noted, await house.Refusals(number), StringComparison.Ordinal);
        Assert.Equal(version, await house.CodeVersion(number));
        Assert.Equal("/de/status", (await device.Open("/de/status/anliegen")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Five_tries_count_also_when_they_come_all_at_once()
    {
        using var rana = Visitor();
        var (number, pin) = await WithPin(rana);

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => house.Renews(number, Another(pin))));

        Assert.Equal(5, await house.Ask($"SELECT tries FROM trust.letter_pin p JOIN intake.request r ON r.id = p.subject WHERE r.number = {number.Digits()}"));
        Assert.Equal(PinEnd.UsedUp, (await house.Renews(number, pin)).End);
        Assert.Equal(61, (await house.Refusals(number)).Split(", ").Length);
    }

    [Fact]
    public async Task Who_has_neither_letter_nor_birth_date_uses_up_nobodys_PIN()
    {
        using var rana = Visitor();
        var (number, pin) = await WithPin(rana);

        for (var i = 0; i < 9; i++)
            await house.Renews(number, Another(pin), new(1999, 9, 9));

        Assert.Equal(PinEnd.Taken, (await house.Renews(number, pin)).End);
    }

    [Fact]
    public Task Of_a_hundred_who_use_one_PIN_at_once_exactly_one_wins() => Race.Run("pin", async () =>
    {
        using var rana = Visitor();
        var number = (await rana.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;
        var pin = await house.DrawsPin(number);

        var ends = await Race.AtOnce(_ => house.Renews(number, pin));

        Assert.Equal(2, await house.CodeVersion(number));
        Assert.Equal(99, ends.Count(e => e.End == PinEnd.Used && e.Code.Length == 0));
        return ends.Count(e => e.End == PinEnd.Taken);
    });

    private Visitor Visitor() => house.Visitor(Network());

    private static string Network()
    {
        var n = Interlocked.Increment(ref network);
        return $"127.{70 + (n / 250)}.{n % 250}.1";
    }

    private static string Another(string pin) => (pin[0] == '9' ? '1' : '9') + pin[1..];

    private async Task<(string Number, string Pin)> WithPin(Visitor person)
    {
        var (number, _) = (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys();
        await person.AsksForALetter(number);
        return (number, await house.Pin(number));
    }
}
