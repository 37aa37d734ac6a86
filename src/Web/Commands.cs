using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web;

/// <summary>What the program can be told to do; <c>./oh</c> passes its words on to here.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] args) => args switch
    {
        [] or ["run", ..] => RunHouse(args.Skip(1).ToArray()),
        [var other, ..] => throw new CannotStart($"There is no command '{other}'.", "Say one of: run."),
    };

    private static async Task<int> RunHouse(string[] args)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
        var settings = HouseSettings.From(configuration);
        if (configuration["port"] is { } port)
            settings = settings with { Urls = $"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}" };
        if (configuration["data"] is { } data)
            settings = settings with { Data = data };

        PrivatePostgres? own = null;
        try
        {
            own = settings.Database is null ? await PrivatePostgres.Start(new() { Data = settings.Place.Folder }, Console.WriteLine, CancellationToken.None) : null;
            await using var app = await Start(settings, settings.Database ?? own!.ConnectionString);
            foreach (var address in House.Addresses(app))
                Console.WriteLine($"The house is open: {address}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
        }
    }

    /// <summary>Brings the database up to date and opens the doors. Shared with tests.</summary>
    public static async Task<WebApplication> Start(HouseSettings settings, string owner)
    {
        await Migrate(owner);
        var app = House.Build(settings, NpgsqlDataSource.Create(Roles.AsApplication(owner)), []);
        await app.Services.GetRequiredService<Demonstration>().Read(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    public static async Task Migrate(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        var options = new DbContextOptionsBuilder<OfficeDb>();
        options.UseOffice(source);
        await using var db = new OfficeDb(options.Options);
        await db.Database.MigrateAsync();
        await using var connection = source.CreateConnection();
        await StaffAccounts.Migrate(connection, CancellationToken.None);
    }
}
