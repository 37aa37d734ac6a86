using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Intake.Papers;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust.Access;

/// <summary>A house with one request for each relation a clerk can stand in to it, each full of words that stand nowhere else, and a browser for each role.</summary>
public sealed class MatrixHouse : DemonstrationHouse, IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> roles = new(StringComparer.Ordinal);
    private Guid helper;

    public static IReadOnlyList<string> Subjects { get; } = ["unassigned", "mine", "colleague", "other-team", "closed", "barred", "draft", "protected", "own", "other", "helped", "joined", "ended"];

    public Dictionary<string, Subject> Planted { get; } = new(StringComparer.Ordinal);

    /// <summary>A paper that somebody began to write out, and its scan.</summary>
    public Guid Paper { get; private set; }

    public Guid Sheet { get; private set; }

    /// <summary>A call in which the request of "own" came up, and nobody has proved anything.</summary>
    public Guid Talk { get; private set; }

    /// <summary>An emergency about the request of "unassigned", which nobody has.</summary>
    public Guid Emergency { get; private set; }

    public Visitor Role(string role) => roles[role];

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var (user, name, team, role) in new[] { ("m.post", "Mia Post", "Posteingang", ClerkRole.MailRoom), ("o.anders", "Otto Anders", "Team 7", ClerkRole.CaseWorker) })
        {
            await using var scope = As(ActorKind.House);
            await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = name, Team = team, Role = role, Invented = true }, default);
        }

        await using (var scope = As(ActorKind.House))
            helper = await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Run(new() { Login = "h.hilf", Name = "Hanna Hilf", Organisation = "Beratung am Markt", Invented = true }, default);
        foreach (var subject in Subjects)
            await Plant(subject);
        await PlantWhatTakesTwo();
        await PlantPaper();
        await PlantTalk();
        Emergency = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await By("Ayla Herbst", s => s.GetRequiredService<RaiseEmergency>().AtDesk(RequestNumber.Stored(Planted["unassigned"].Number), new(Emergency, "other", "Worte, die niemand sonst sagt."), default));
        await By("Ayla Herbst", s => s.GetRequiredService<OffenesHaus.Intake.Persons.JoinPerson>().Run(RequestNumber.Stored(Planted["unassigned"].Number), RequestNumber.Stored(Planted["mine"].Number), "Beide sagten es.", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), default));
        var letters = (Guid[])(await Ask("SELECT array_agg(id) FROM correspondence.letter"))!;
        await By("Mia Post", s => s.GetRequiredService<MarkPrinted>().Run(letters, default));
        await By("Mia Post", s => s.GetRequiredService<PostLetters>().Run(letters, Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow()), default));
        foreach (var (role, name) in new[] { ("case_worker", "Miriam Sommer"), ("team_lead", "Ayla Herbst"), ("mail_room", "Mia Post"), ("counter", "Cora Juni"), ("phone", "Paul Mai"), ("operator", "Kim Lenz"), ("privacy_officer", "Dilan Stern"), ("catalogue_editor", "Romy Feder") })
            roles[role] = await Clerk(name, role == "mail_room" ? "/desk/letters" : role is "counter" or "phone" ? "/desk/talks/phone" : role == "operator" ? "/admin/hours" : role == "privacy_officer" ? "/desk/privacy" : role == "catalogue_editor" ? "/admin/forms" : "/desk");
        roles["anonymous"] = Visitor();
        roles["helper"] = await this.HelperComesIn("Hanna Hilf");
    }

    /// <summary>The words that only this request holds; the name is kept apart: whoever works the list sees it.</summary>
    public static string Canary(string subject) => $"Kanari-{subject}-Geheimnis";

    public static string Name(string subject) => $"Namskanari {subject}";

    private async Task Plant(string subject)
    {
        var visitor = Visitor($"127.0.9.{Subjects.ToList().IndexOf(subject) + 1}");
        var form = await visitor.Open("/de/anliegen/message");
        var page = await visitor.SubmitWith(form, Portal.People.Main, [new("evidence", $"{Canary(subject)}.jpg", Files.Jpeg)], ("concern", $"Worte {Canary(subject)}."), ("name", Name(subject)), ("replyBy", subject == "protected" ? "letter" : "here"), ("address", subject == "protected" ? $"Anschrift {Canary("protected-address")}" : null));
        var receipt = subject == "draft" ? page : await visitor.Submit(page, Portal.People.Main);
        if (subject == "own")
            roles["person"] = visitor;
        if (subject == "protected")
            await visitor.Submit(await visitor.Open("/de/status/schutz"), Portal.People.Main, ("Address", "true"), ("Way", "Letter"), ("To", $"Sicher {Canary("protected-address")}"));

        var found = $"FROM intake.request r WHERE r.id = (SELECT max(id::text)::uuid FROM intake.request)";
        var number = (long)(await Ask($"SELECT r.number {found}"))!;
        Planted[subject] = new()
        {
            Number = number,
            File = (Guid)(await Ask($"SELECT f.id FROM intake.file f WHERE f.request_id = (SELECT r.id {found})"))!,
            Arrival = await Ask($"SELECT a.id FROM intake.arrival a WHERE a.request_id = (SELECT r.id {found})") as Guid?,
        };
        await (subject switch
        {
            "mine" => Mine(number),
            "protected" => Protected(number),
            "colleague" => By("Jonas Winter", s => s.GetRequiredService<TakeTasks>().Run(number, default)),
            "other-team" => By("Otto Anders", s => s.GetRequiredService<TakeTasks>().Run(number, default)),
            "closed" => By("Otto Anders", s => s.GetRequiredService<Forward>().Run(RequestNumber.Stored(number), new() { Address = "Wohnungsamt\nRing 1\n12345 Musterstadt", Why = "Dort wird es entschieden." }, default)),
            "helped" => Mandate(number),
            "joined" => Joined(number),
            "ended" => Mandate(number, ends: true),
            "barred" => By("Miriam Sommer", s => s.GetRequiredService<StepAside>().Run(RequestNumber.Stored(number), default)),
            _ => Task.CompletedTask,
        });
    }

    private async Task Mandate(long number, bool ends = false)
    {
        var request = await RequestOf(number);
        var given = await this.Gives(request, HelpScopes.Full, means: ends ? null : await WayIn(request));
        await using (var scope = As(ActorKind.Helper, helper))
            Assert.Equal(HandOverEnd.Taken, (await scope.ServiceProvider.GetRequiredService<TakeMandate>().Run(RequestNumber.Stored(number).ToPath(), given.Code!.Digits, "127.0.8.1", default)).End);
        await using var person = As(ActorKind.Person, request);
        if (ends)
            await person.ServiceProvider.GetRequiredService<EndMandate>().Run(request, given.Id, Law.Channel.Portal, default);
    }

    /// <summary>The same way in opens it that the mandate for "helped" goes by.</summary>
    private async Task Joined(long number)
    {
        var request = await RequestOf(number);
        await WayIn(request);
        await using var scope = As(ActorKind.House);
        await scope.ServiceProvider.GetServices<IListener>().Single(l => l.Topic == MandateReach.Topic).Hear(request, default);
    }

    private async Task<Guid> RequestOf(long number) => (Guid)(await Ask($"SELECT id FROM intake.request WHERE number = {number}"))!;

    private async Task<Guid> WayIn(Guid request)
    {
        var way = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'SignInAdded', '{request}', 'House', 'SetUp', now(), '\x00');
            INSERT INTO people.sign_in (id, request_id, code_version, kind, credential, count, may_be_copied, added_at) VALUES ('{way}', '{request}', 1, 'Provider', '\x17', 0, false, now()); COMMIT
            """);
        return way;
    }

    private async Task Mine(long number)
    {
        await By("Miriam Sommer", s => s.GetRequiredService<TakeTasks>().Run(number, default));
        await By("Miriam Sommer", s => s.GetRequiredService<WriteNote>().Run(RequestNumber.Stored(number), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), $"Vermerk {Canary("mine")}", default));
        await By("Ayla Herbst", s => s.GetRequiredService<StateReason>().Run(RequestNumber.Stored(number), $"Grund {Canary("mine")}", default));
    }

    /// <summary>Two urgent looks, one of them not confirmed, a mark of kin and a look held back: rows that most must not see.</summary>
    private async Task PlantWhatTakesTwo()
    {
        foreach (var subject in (string[])["mine", "colleague"])
            await By("Otto Anders", s => s.GetRequiredService<LookUrgently>().Run(RequestNumber.Stored(Planted[subject].Number), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), "Jemand steht am Schalter und wartet.", default));
        var act = (Guid)(await Ask($"SELECT id FROM trust.joint_act WHERE number = {Planted["mine"].Number}"))!;
        await By("Ayla Herbst", s => s.GetRequiredService<DeclineAct>().Run(act, null, default));
        await By("Otto Anders", s => s.GetRequiredService<MarkKin>().Run(new(null, "Nora Niemand", new(1950, 1, 1)), default));
        await Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'LookHeldBack', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            INSERT INTO intake.held_look (id, request_id, entry_id, until_on, held_at) SELECT gen_random_uuid(), id, gen_random_uuid(), current_date, now() FROM intake.request LIMIT 1; COMMIT
            """);
    }

    private async Task PlantPaper()
    {
        Paper = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        using var bytes = new MemoryStream(Files.Jpeg);
        var key = DataKey.Create();
        var blob = (StoredBlob)await Services.GetRequiredService<FileStore>().Keep(bytes, key, 1_000_000, default);
        Sheet = blob.Id.Value;
        await By("Mia Post", s => s.GetRequiredService<TakeInPaper>().Run(new() { Key = Paper, Channel = Law.Channel.Post, ArrivedOn = Law.GermanTime.DayOf(TimeProvider.System.GetUtcNow()), Files = [new(null, "scan.jpg", blob, key)] }, default));
        await By("Mia Post", s => s.GetRequiredService<BeginPaper>().Run(Paper, "message", null, wrongDoor: false, default));
    }

    private async Task PlantTalk()
    {
        Talk = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await By("Paul Mai", s => s.GetRequiredService<BeginConversation>().Run(Talk, Law.Channel.Phone, default));
        await By("Paul Mai", s => s.GetRequiredService<JoinMatter>().Run(Talk, RequestNumber.Stored(Planted["own"].Number).ToPath(), default));
        await Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ServicePinSet', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            INSERT INTO intake.typed_page (paper_id, request_id, page, revision, saved_at) SELECT '{Paper}', id, 'words', 1, now() FROM intake.request LIMIT 1;
            INSERT INTO intake.service_pin (id, request_id, sealed_digits, set_at, set_by, tries) SELECT gen_random_uuid(), id, '\x00', now(), gen_random_uuid(), 0 FROM intake.request LIMIT 1;
            INSERT INTO trust.legal_hold (id, subject, number, reason, set_at, set_by) SELECT gen_random_uuid(), id, number, 'Claim', now(), gen_random_uuid() FROM intake.request LIMIT 1;
            INSERT INTO trust.retention_run (id, day, ended_at, erased, held) VALUES (gen_random_uuid(), current_date, now(), 0, 0);
            INSERT INTO trust.erased (subject, at, ground) VALUES (gen_random_uuid(), now(), 'TimeOver'); COMMIT
            """);
    }

    private async Task Protected(long number)
    {
        await By("Miriam Sommer", s => s.GetRequiredService<TakeTasks>().Run(number, default));
        await By("Miriam Sommer", s => s.GetRequiredService<SendAnswer>().Run(RequestNumber.Stored(number), new() { Words = "Wir haben es gelesen." }, default));
    }

    private async Task By(string name, Func<IServiceProvider, Task> act)
    {
        await using var scope = As(ActorKind.Clerk, (Guid)(await Ask($"SELECT id FROM trust.clerk WHERE display_name = '{name}'"))!);
        await act(scope.ServiceProvider);
    }
}

/// <summary>Where a planted request lies.</summary>
public sealed record Subject
{
    public required long Number { get; init; }

    public required Guid File { get; init; }

    public required Guid? Arrival { get; init; }
}
