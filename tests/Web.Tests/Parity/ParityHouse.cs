using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Parity;

/// <summary>Monday, 2 November 2026, 10:00, with a letterbox that was emptied on Thursday and this morning: every channel can be used on the same day.</summary>
public sealed class ParityHouse : DemonstrationHouse, IAsyncLifetime
{
    public const string Box = "Kasten am Tor";

    protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with
    {
        Time = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero),
        // One helper plays every person's helper here.
        Help = new() { MostPeople = 10_000, MostAnHour = 10_000 },
        Office = new() { Letterboxes = [new() { Code = "tor", Name = Box, Place = "Musterstraße 30" }] },
    };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        using var clerk = await Clerk("Klara Januar", "/desk/post/papers");
        await MondayMorning.Empties(clerk, "tor", "29.10.2026", "15:00");
        await MondayMorning.Empties(clerk, "tor", "2.11.2026", "7:30");
    }

    public Services Catalogue => Services.GetRequiredService<Services>();

    public Forms Forms => Services.GetRequiredService<Forms>();

    /// <summary>What an invented person answers to a form: its first sample.</summary>
    public Answers Sample(Form form) =>
        Answers.FromJson(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Walks.Programs.Root, "forms", form.Code, "samples"), "*.json").Order(StringComparer.Ordinal).First()));

    /// <summary>The code that stands on the person's paper: by no page of staff is it to be had.</summary>
    public async Task<string> CodeOf(string number)
    {
        await using var scope = As(ActorKind.House);
        var request = (Guid)(await Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;
        return scope.ServiceProvider.GetRequiredService<AccessCodes>().For(request, 1);
    }

    /// <summary>How a matter stands before the person who comes with number and code.</summary>
    internal async Task<MatterSeen> SeenByPerson(string number)
    {
        using var person = Visitor();
        await person.ComesBack(number, await CodeOf(number));
        return MatterSeen.On(await person.Open("/de/eingang"));
    }

    /// <summary>The legal day it counts for, and the rule that set it.</summary>
    public async Task<string> DayOf(string number) =>
        (string)(await Ask($"SELECT to_char(d.day, 'YYYY-MM-DD ') || d.rule FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number} ORDER BY a.id DESC, d.turn DESC LIMIT 1"))!;

    /// <summary>What it was begun for, as the request and every task of it say.</summary>
    public async Task<string> ServiceOf(string number) =>
        (string)(await Ask($"SELECT string_agg(DISTINCT said.service, ', ') FROM (SELECT service FROM intake.request WHERE number = {number} UNION ALL SELECT service FROM cases.task WHERE number = {number}) AS said"))!;

    public async Task<string> ChannelsOf(string number) =>
        (string)(await Ask($"SELECT string_agg(a.channel, ', ' ORDER BY a.id) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"))!;
}
