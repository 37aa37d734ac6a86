using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>What a person does who lost a code, said in one line each.</summary>
internal static class LostCode
{
    public static readonly (string, string?)[] Born = [("d", "5"), ("m", "1"), ("y", "1988")];

    /// <summary>Hands in something with a birth date and an address a letter can go to.</summary>
    public static async Task<PageSeen> WritesFrom(this Visitor visitor, string address, params (string, string?)[] otherwise) =>
        await visitor.HandIn(await visitor.Submit(await visitor.Open("/de/anliegen/message"), People.Main, new (string, string?)[]
        {
            ("concern", "Wann ist mein Termin?"), ("name", "Berta Birke"), ("birthDate.d", "5"), ("birthDate.m", "1"), ("birthDate.y", "1988"), ("replyBy", "letter"), ("address", address),
        }.But(otherwise)));

    public static async Task<PageSeen> AsksForALetter(this Visitor visitor, string number, string language = "de") =>
        await visitor.Submit(await visitor.Open($"/{language}/status/verloren"), People.Main, ("Number", number));

    public static async Task<PageSeen> Enters(this Visitor visitor, string number, string pin, params (string, string?)[] born) =>
        await visitor.Submit(await visitor.Open("/de/status/neuer-code"), People.Main, [("Number", number), ("Pin", pin), .. born.Length == 0 ? Born : born]);

    /// <summary>Does what the house does after a commit, until nothing is left.</summary>
    public static async Task KeepPromises(this OpenHouse house)
    {
        for (var tries = 0; tries < 400 && await house.Ask("SELECT count(*) = 0 FROM platform.outbox") is not true; tries++)
            await Task.Delay(50);
    }

    /// <summary>The sheets of a request's letters about its own access, opened as the typesetter opens them; oldest first.</summary>
    public static async Task<IReadOnlyList<(LetterAbout About, LetterSheet Sheet)>> Sheets(this OpenHouse house, string number)
    {
        await using var scope = house.As(ActorKind.House);
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var wanted = RequestNumber.Parse(number, null);
        var request = await db.Set<Request>().AsNoTracking().Where(r => r.Number == wanted).Select(r => r.Id).SingleAsync();
        using var key = await scope.ServiceProvider.GetRequiredService<Keys>().Of(request, default);
        return [.. (await db.Set<Letter>().AsNoTracking().Where(l => l.RequestId == request && l.About != null).OrderBy(l => l.Id).ToListAsync()).Select(l => (l.About!.Value, l.Sheet(key)))];
    }

    /// <summary>The PIN of the newest letter.</summary>
    public static async Task<string> Pin(this OpenHouse house, string number)
    {
        await house.KeepPromises();
        return (await house.Sheets(number)).Last(l => l.About == LetterAbout.Pin).Sheet.Pin!.Digits;
    }

    /// <summary>Draws a PIN as its letter would carry it, without waiting for the letter.</summary>
    public static async Task<string> DrawsPin(this OpenHouse house, string number)
    {
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;
        await using var scope = house.As(ActorKind.House);
        var pin = scope.ServiceProvider.GetRequiredService<LetterPins>().Draw(request, PinPurpose.NewCode);
        scope.ServiceProvider.GetRequiredService<Journal>().Note(JournalKind.CodeLetterWritten, request, ReasonCode.OfficeDuty);
        await scope.ServiceProvider.GetRequiredService<OfficeDb>().SaveChangesAsync();
        return pin.Digits;
    }

    /// <summary>Gets a new code with a PIN, each time from a network of its own: nothing but the PIN itself holds anybody back.</summary>
    public static async Task<NewCode> Renews(this OpenHouse house, string number, string pin, DateOnly? born = null)
    {
        await using var scope = house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RenewCode>().Run(new() { Number = number, Pin = pin, BornOn = born ?? new(1988, 1, 5), Network = Guid.CreateVersion7().ToString("N") }, TestContext.Current.CancellationToken);
    }

    /// <summary>Changes PINs of a request as time would.</summary>
    public static Task LetPinsAge(this OpenHouse house, string number, string set) => house.Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'CodeLetterWritten', gen_random_uuid(), 'House', 'OfficeDuty', now(), '\x00');
        UPDATE trust.letter_pin SET {set} WHERE subject = (SELECT id FROM intake.request WHERE number = {number.Digits()}); COMMIT
        """);

    public static async Task<string> Refusals(this OpenHouse house, string number) =>
        await house.Ask($"SELECT string_agg(detail, ', ' ORDER BY j.id) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'PinRefused' AND r.number = {number.Digits()}") as string ?? "";

    public static async Task<int> CodeVersion(this OpenHouse house, string number) =>
        (int)(await house.Ask($"SELECT code_version FROM intake.request WHERE number = {number.Digits()}"))!;
}
