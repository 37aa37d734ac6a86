using OffenesHaus.Cases;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Invented;

/// <summary>What the invented clerks did about it, and what the person wrote back.</summary>
internal sealed partial class LoadDemonstration
{
    private async Task TellWhatStaffDid(InventedRequest told, Saved saved, Dictionary<string, ClerkView> clerks, DateTimeOffset handedIn, CancellationToken stop)
    {
        if (told.Take is { } taker)
            await By(clerks[taker], At(handedIn, 0), s => s.GetRequiredService<TakeTasks>().Run(saved.Own.Number.Value, stop));

        var at = handedIn;
        if (told.Protect is { } wish)
            await KeepSafe(wish, saved, clerks, At(at, 0).AddMinutes(5) < now ? At(at, 0).AddMinutes(5) : now.AddMinutes(-1), stop);
        if (told.Ask is { } ask)
        {
            at = At(at, ask.After);
            await By(clerks[ask.By], at, async s =>
            {
                var way = (await s.GetRequiredService<DeskHead>().See(saved.Own.Number, stop)).ReplyBy;
                await s.GetRequiredService<AskFor>().Run(saved.Own.Number, new() { Words = ask.Words, Translation = Translated.Of(told.Language, ask.Translation), Missing = ask.Missing, Until = s.GetRequiredService<AskTerm>().For(way).Proposed }, stop);
            });
        }

        if (told.ReplyWords is { } reply)
        {
            at = At(at, reply.After);
            clock.Set(at);
            await using var scope = As(ActorKind.Person, saved.Own.Id);
            await scope.ServiceProvider.GetRequiredService<Reply>().Run(new() { Request = saved.Own.Id, Key = Guid.CreateVersion7(at), Channel = told.Channel, Words = reply.Words }, stop);
        }

        if (told.Answer is { } answer)
        {
            at = At(at, answer.After);
            await By(clerks[answer.By], at, s => s.GetRequiredService<SendAnswer>().Run(saved.Own.Number, new() { Words = answer.Words, Translation = Translated.Of(told.Language, answer.Translation) }, stop));
            if (answer.Close)
                await By(clerks[answer.By], at.AddMinutes(1), s => s.GetRequiredService<CloseRequest>().Run(saved.Own.Number, Outcome.Done, null, stop));
        }
    }

    private async Task KeepSafe(InventedProtection wish, Saved saved, Dictionary<string, ClerkView> clerks, DateTimeOffset at, CancellationToken stop)
    {
        clock.Set(at);
        await using (var scope = As(ActorKind.Person, saved.Own.Id))
            await scope.ServiceProvider.GetRequiredService<Protect>().Run(saved.Own.Id, new()
            {
                Kinds = wish.Household ? [ProtectionKind.Household] : [],
                Contact = new() { Way = ContactWay.Letter, To = wish.To, When = wish.When, NeverCall = true },
            }, stop);
        await By(clerks[wish.Lead], at.AddMinutes(30) < now ? at.AddMinutes(30) : at, s => s.GetRequiredService<NameReader>().Run(saved.Own.Number, clerks[wish.Reader].Id, wish.Why, stop));
    }

    /// <summary>Mid-morning, so many days later; never in the future.</summary>
    private DateTimeOffset At(DateTimeOffset after, int days)
    {
        var at = days == 0 ? after.AddMinutes(40) : GermanTime.InstantOf(GermanTime.DayOf(after).AddDays(days), new(9, 40));
        return at < now ? at : now.AddMinutes(-2);
    }

    private async Task By(ClerkView clerk, DateTimeOffset at, Func<IServiceProvider, Task> act)
    {
        clock.Set(at);
        await using var scope = As(ActorKind.Clerk, clerk.Id);
        await act(scope.ServiceProvider);
    }
}
