using System.Net.Sockets;
using Npgsql;
using OffenesHaus.Law.Openings;
using OffenesHaus.Law.Tables;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web;

/// <summary>What the program can be told to do; <c>./oh</c> passes its words on to here.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] args) => args switch
    {
        [] => RunHouse(),
        ["deadlines", var file] => Task.FromResult(Table(file, new DeadlineTable().Run)),
        ["openings", var file] => Task.FromResult(Table(file, new OpeningTable(SamplePlan.Musterstadt).Run)),
        ["journal", .. var words] => JournalCommands.Run(words, Settings()),
        ["backup", .. var words] => BackupCommands.BackUp(words, Settings()),
        ["restore", .. var words] => BackupCommands.Restore(words, Settings()),
        ["keys", .. var words] => BackupCommands.Keys(words, Settings()),
        [var other, ..] => throw new CannotStart($"This version of the house does not know '{string.Join(' ', args)}'.", $"'./oh help' shows how '{other}' is said, if it exists."),
    };

    private static int Table(string file, Func<TextReader, TextWriter, TextWriter, int> run)
    {
        try
        {
            using var input = new StreamReader(file);
            return run(input, Console.Out, Console.Error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The file {file} cannot be read: {e.Message}", "Check its name and its rights.");
        }
    }

    private static HouseSettings Settings() => HouseSettings.From(new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables().Build());

    private static async Task<int> RunHouse()
    {
        var settings = Settings();
        // The port first: a start that fails leaves no empty folder behind.
        if (Uri.TryCreate(settings.Urls, UriKind.Absolute, out var address) && address.Port > 0)
            StartChecks.PortIsFree(address.Port);
        StartChecks.DataFolder(settings.Place.Folder);
        UnprovenMark.Refuse(settings.Place.Folder);

        await using var own = settings.Database is null ? await PrivatePostgres.Start(new() { Data = settings.Place.Folder }, Say, CancellationToken.None) : null;
        await using var house = await Open(settings, settings.Database ?? own!.ConnectionString);
        foreach (var opened in House.Addresses(house))
            Say($"The house is open: {opened}");
        if (house.Services.GetRequiredService<Demonstration>().IsLoaded)
            Say($"Demonstration office with invented people. Staff: {House.Addresses(house).First()}/desk, one click logs in.");
        if (house.Services.GetRequiredService<FirstClerkCode>().Code is { } code)
            Say($"Nobody works here yet. The first clerk's account is made at {House.Addresses(house).First()}/desk/first with the code {code}");
        await house.WaitForShutdownAsync();
        Say("Closing.");
        return 0;
    }

    /// <summary>Brings the database up to date and opens the doors; tests open the house the same way.</summary>
    internal static async Task<WebApplication> Open(HouseSettings settings, string owner)
    {
        UnprovenMark.Refuse(settings.Place.Folder);
        await Migrations.Bring(owner);
        var house = House.Build(settings with { Owner = owner }, NpgsqlDataSource.Create(Roles.AsApplication(owner)));
        await Opening.Prepare(house, Say, CancellationToken.None);
        try
        {
            await house.StartAsync();
            return house;
        }
        catch (IOException e) when (e.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await house.DisposeAsync();
            throw new CannotStart($"The house cannot listen on {settings.Urls}: {e.Message}", "Choose another port with --port; 0 lets the system choose one.");
        }
    }

    private static void Say(string sentence) => Console.WriteLine(sentence);
}
