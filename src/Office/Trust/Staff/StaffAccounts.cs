using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>Who works here: accounts, passwords, the second step.</summary>
public static class StaffAccounts
{
    /// <summary>Rounds of PBKDF2 with SHA-512 for a password. (OWASP Password Storage)</summary>
    private const int Rounds = 210_000;

    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddScoped(s =>
        {
            var options = new DbContextOptionsBuilder<StaffDb>();
            options.UseStaff(s.GetRequiredService<OfficeDb>().Database.GetDbConnection());
            return new StaffDb(options.Options);
        });
        services.Configure<PasswordHasherOptions>(p => p.IterationCount = Rounds);
        services.AddIdentityCore<Clerk>(identity =>
        {
            // Length, not signs: what people are made to add they add in the same place. (OWASP ASVS 6.2) The rest is asked by PasswordRules.
            identity.Password = new() { RequiredLength = PasswordRules.Least, RequiredUniqueChars = PasswordRules.Different, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            identity.Lockout.AllowedForNewUsers = false;
        }).AddEntityFrameworkStores<StaffDb>();
        services.AddSingleton(s => PasswordRules.Read(s.GetRequiredService<OfficePlace>().In(Path.Combine("passwords", "common.txt")), s.GetRequiredService<OfficeSettings>()));

        services.AddSingleton(s => new SpareCodes(s.GetRequiredService<OfficeKey>().Derive("spare-codes")));
        services.AddSingleton<FirstClerkCode>();
        services.AddScoped<StaffChange>();

        // Verbs
        services.AddScoped<LogIn>();
        services.AddScoped<SetOwnPassword>();
        services.AddScoped<ChangeOwnPassword>();
        services.AddScoped<SetUpSecondStep>();
        services.AddScoped<PassSecondStep>();
        services.AddScoped<BeginSession>();
        services.AddScoped<EndSession>();
        services.AddScoped<EndOwnSession>();
        services.AddScoped<FreshStep>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<RemovePasskey>();
        services.AddScoped<PassWithPasskey>();
        services.AddScoped<ExpectClerk>();
        services.AddScoped<TieIdentity>();
        services.AddScoped<PassWithProvider>();
        services.AddScoped<CreateClerk>();
        services.AddScoped<OpenAccount>();
        services.AddScoped<ResetAccount>();
        services.AddScoped<ShutAccount>();
        services.AddScoped<ProposeForAccount>();
        services.AddScoped<IJointEffect, GiveRoleAgreed>();
        services.AddScoped<IJointEffect, EndAccountAgreed>();
        services.AddScoped<IJointEffect, ResetSecondStepAgreed>();

        // Questions
        services.AddScoped<Colleagues>();
        services.AddScoped<AccountActs>();
        services.AddScoped<OwnSignIn>();
        services.AddScoped<OwnSessions>();
        return services;
    }

    internal static DbContextOptionsBuilder UseStaff(this DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("staff_migrations", "trust")).UseSnakeCaseNamingConvention();

    /// <summary>Brings the accounts' tables up to date. After the office's own: their guards stand there.</summary>
    public static Task Migrate(DbConnection owner, CancellationToken stop) => Migrate(owner, null, stop);

    /// <summary>Every step of the accounts' tables that this version knows.</summary>
    public static IReadOnlyList<string> Migrations()
    {
        using var nowhere = new Npgsql.NpgsqlConnection();
        var options = new DbContextOptionsBuilder<StaffDb>();
        options.UseStaff(nowhere);
        using var db = new StaffDb(options.Options);
        return [.. db.Database.GetMigrations()];
    }

    /// <summary>To this step; null: the newest.</summary>
    public static async Task Migrate(DbConnection owner, string? upTo, CancellationToken stop)
    {
        var options = new DbContextOptionsBuilder<StaffDb>();
        options.UseStaff(owner);
        await using var db = new StaffDb(options.Options);
        await db.Database.MigrateAsync(upTo, stop);
    }
}
