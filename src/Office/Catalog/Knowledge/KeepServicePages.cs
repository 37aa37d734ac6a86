using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>
/// Keeps each service of the catalogue as a page of the knowledge: where its words, law, evidence or ways are others than in the newest version, a further one is added, so that what somebody was told
/// in spring can still be read in winter. Looked after once a day and process, before the first page is read.
/// </summary>
public sealed class KeepServicePages(IServiceScopeFactory scopes, Services services, Texts texts, TimeProvider clock)
{
    private DateOnly kept;

    public async Task Run(CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (kept == today)
            return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        var (db, journal) = (scope.ServiceProvider.GetRequiredService<OfficeDb>(), scope.ServiceProvider.GetRequiredService<Journal>());
        await db.Racing(async () =>
        {
            var newest = (await db.Set<Article>().AsNoTracking().Where(a => a.IsService && !db.Set<Article>().Any(n => n.Code == a.Code && n.Version > a.Version)).ToListAsync(stop)).ToDictionary(a => a.Code, StringComparer.Ordinal);
            foreach (var service in services.All.Where(s => s.IsOffered(today)))
                Add(db, journal, Page(service, today), newest.GetValueOrDefault(service.Code));
            await db.SaveChangesAsync(stop);
        });
        kept = today;
    }

    private static void Add(OfficeDb db, Journal journal, Article page, Article? before)
    {
        if (before is not null && before.Title == page.Title && before.Body == page.Body && before.Law == page.Law)
            return;
        var next = new Article { Id = page.Id, Code = page.Code, Version = (before?.Version ?? 0) + 1, IsService = true, Title = page.Title, Body = page.Body, Law = page.Law, ValidFrom = page.ValidFrom, Services = page.Services, MustRead = false, WrittenAt = page.WrittenAt, WrittenBy = null };
        db.Add(next);
        journal.Note(JournalKind.ArticleWritten, next.Id, ReasonCode.OfficeDuty, $"{next.Code} {next.Version}");
    }

    private Article Page(Service service, DateOnly today)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Code = service.Code,
            Version = 1,
            IsService = true,
            Title = Say(services.Key(service, "name", today)),
            Body = Body(service, today),
            Law = string.Join(", ", service.Law),
            ValidFrom = today,
            Services = [service.Code],
            MustRead = false,
            WrittenAt = now,
            WrittenBy = null,
        };
    }

    private string Body(Service service, DateOnly today)
    {
        var page = new StringBuilder();
        void Part(string heading, params IEnumerable<string> lines) => page.Append("# ").Append(heading).Append('\n').AppendJoin('\n', lines).Append('\n');

        Part("Worum es geht", Say(services.Key(service, "what", today)));
        Part("Wer", Say(services.Key(service, "who", today)));
        Part("Nachweise", [Say(services.Key(service, "need", today)), .. service.Evidence.Select(e => "- " + Say("services/evidence." + e))]);
        Part("Wie es weitergeht", [Say(services.Key(service, "next", today)), .. service.Team is null ? [] : (string[])[$"Ziel des Hauses, keine Frist des Gesetzes: eine Antwort in {service.TargetDays}\u00A0Tagen."]]);
        if (service.Urgent == Urgency.SameDay)
            Part("Dringend", "Am Tag des Eingangs lesen.");
        Part("Wer entscheidet", service.Authority is { } other ? $"{Say("services/authority." + other)}. Nehmen Sie es auf und leiten Sie es weiter: Es zählt ab dem Tag, an dem es hier ankam (§ 16 Abs. 2 SGB I)." : Say("services/team." + service.Team));
        Part("Form und Wege", services.WaysOf(service).Select(Way));
        if (service.ValidTo is { } end)
            Part("Gilt bis", $"{end:dd.MM.yyyy}");
        return page.ToString().TrimEnd();
    }

    private string Way(ActWay way)
    {
        var channel = Say("services/channel." + way.Channel);
        var said = texts.Find(Language.German, $"services/act.{way.Act}.{way.Channel}");
        return $"- {channel}: {(way.Allowed == "no" ? "reicht nicht. " : "")}{said ?? "geht."} ({way.Section})";
    }

    private string Say(string key) => texts[Language.German, key];
}
