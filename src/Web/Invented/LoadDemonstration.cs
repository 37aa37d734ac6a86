using System.Text.Json;
using Language = OffenesHaus.Catalog.Language;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Invented;

/// <summary>Fills an empty house with an office of invented people. Everything goes through the verbs that real people's requests go through, with the clock set back.</summary>
internal sealed partial class LoadDemonstration : IAsyncDisposable
{
    private readonly SetBackClock clock = new();
    private readonly ServiceProvider rooms;
    private readonly DateTimeOffset now;

    public LoadDemonstration(HouseSettings settings, NpgsqlDataSource application, DateTimeOffset now)
    {
        this.now = now;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(settings.Office);
        services.AddSingleton(KeepingRules.Read(settings.KeepingRules));
        services.AddPlatform(settings.Place, application).AddTrust().AddCatalog().AddPeople().AddCases().AddCorrespondence().AddIntake();
        rooms = services.BuildServiceProvider();
    }

    /// <summary>How many requests there are now.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var clerks = await MakeClerks(stop);
        var forms = rooms.GetRequiredService<Forms>();
        var told = InventedRequest.Read(rooms.GetRequiredService<OfficePlace>().In("demonstration/requests.json"));
        // The first one alone: what it warms up the others find warm.
        await Tell(told[0], forms[told[0].Form], clerks, stop);
        await Parallel.ForEachAsync(told.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop }, async (request, end) => await Tell(request, forms[request.Form], clerks, end));
        await TellWhatCameOnPaper(clerks["Klara Januar"], stop);
        return told.Count;
    }

    public ValueTask DisposeAsync() => rooms.DisposeAsync();

    private async Task<Dictionary<string, ClerkView>> MakeClerks(CancellationToken stop)
    {
        clock.Set(now.AddDays(-60));
        await using (var first = As(ActorKind.House, null))
            await first.ServiceProvider.GetRequiredService<DemonstrationState>().Mark(stop);
        foreach (var (user, name, team, role) in new[] { ("m.sommer", "Miriam Sommer", "Team 3", ClerkRole.CaseWorker), ("j.winter", "Jonas Winter", "Team 3", ClerkRole.CaseWorker), ("a.herbst", "Ayla Herbst", "Team 3", ClerkRole.TeamLead), ("k.januar", "Klara Januar", "Posteingang", ClerkRole.MailRoom), ("p.mai", "Paul Mai", "Service-Center", ClerkRole.Phone), ("c.juni", "Cora Juni", "Eingangszone", ClerkRole.Counter), ("k.lenz", "Kim Lenz", "Team 3", ClerkRole.Operator), ("d.stern", "Dilan Stern", "Team 3", ClerkRole.PrivacyOfficer), ("r.feder", "Romy Feder", "Redaktion", ClerkRole.CatalogueEditor) })
        {
            await using var scope = As(ActorKind.House, null);
            await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = name, Team = team, Role = role, Invented = true }, stop);
        }

        adviser = await MakeAdviser(stop);

        await using var reading = rooms.CreateAsyncScope();
        return (await reading.ServiceProvider.GetRequiredService<Colleagues>().All(stop)).ToDictionary(c => c.Name, StringComparer.Ordinal);
    }

    private async Task Tell(InventedRequest told, Form form, Dictionary<string, ClerkView> clerks, CancellationToken stop)
    {
        var day = GermanTime.DayOf(now).AddDays(-told.DaysAgo);
        var handedIn = GermanTime.InstantOf(day, told.At);
        // Loaded early in the morning, today's hours may still lie ahead.
        if (handedIn > now)
            handedIn = now.AddMinutes(-10);

        clock.Set(handedIn.AddMinutes(-12));
        var saved = await Save(told, form, day, stop);
        clock.Set(handedIn);
        await using (var scope = As(ActorKind.Person, saved.Own.Id))
            await scope.ServiceProvider.GetRequiredService<HandIn>().Run(saved.Own.Id, told.Channel, Guid.CreateVersion7(handedIn), told.Whole, stop);

        await TellWhatStaffDid(told, saved, clerks, handedIn, stop);
        if (told.Help)
            await LetHelp(saved, stop);
    }

    private async Task<Saved> Save(InventedRequest told, Form form, DateOnly day, CancellationToken stop)
    {
        var answers = AnswersOf(told, form, day);
        var files = new List<FileGiven>();
        foreach (var file in told.Files)
            files.Add(await Keep(file, stop));

        Saved? saved = null;
        var begun = Guid.CreateVersion7(clock.GetUtcNow());
        foreach (var page in form.PagesFor(answers))
        {
            var here = answers.Only([.. page.Leaves.SelectMany(q => q.Fields)]);
            var theirs = files.Where(f => page.Leaves.Any(q => q.Id == f.Question)).ToList();
            if (here.Count == 0 && theirs.Count == 0)
                continue;

            await using var scope = As(ActorKind.Person, saved?.Own.Id);
            saved = await scope.ServiceProvider.GetRequiredService<SaveAnswers>().Run(new()
            {
                Request = saved?.Own.Id,
                BegunWith = begun,
                Form = form.Code,
                Page = page.Code,
                Language = Language.Parse(told.Language, null),
                Channel = told.Channel,
                Answers = here,
                Seen = 0,
                Files = theirs,
            }, stop);
        }

        return saved!;
    }

    private static Answers AnswersOf(InventedRequest told, Form form, DateOnly day)
    {
        var answers = new Answers();
        foreach (var (id, value) in told.Answers)
        {
            var question = form.Question(id) ?? throw new FormBroken("demonstration/requests.json", $"{form.Code} asks no '{id}'");
            string[] written = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];
            if (question.Kind != QuestionKind.Date)
            {
                answers.Add(id, written);
                continue;
            }

            var date = written[0] is ['+' or '-', ..] ? day.AddDays(int.Parse(written[0], System.Globalization.CultureInfo.InvariantCulture)) : DateOnly.ParseExact(written[0], "d.M.yyyy", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (field, part) in question.Fields.Zip([date.Day, date.Month, date.Year]))
                answers.Add(field, part.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return answers;
    }

    private async Task<FileGiven> Keep(InventedFile file, CancellationToken stop)
    {
        var key = DataKey.Create();
        var drawn = file.Name.EndsWith(".pdf", StringComparison.Ordinal) ? DrawnPaper.Pdf(file.Draw) : DrawnPaper.Png(file.Draw);
        using var bytes = new MemoryStream(drawn);
        return new(file.Question, file.Name, (StoredBlob)await rooms.GetRequiredService<FileStore>().Keep(bytes, key, 1_000_000, stop), key);
    }

    private AsyncServiceScope As(ActorKind kind, Guid? id)
    {
        var scope = rooms.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(kind, id);
        return scope;
    }
}
