using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Correspondence;
using OffenesHaus.Insight;
using OffenesHaus.Insight.Processing;
using OffenesHaus.Intake;
using OffenesHaus.Outreach;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Admin.Workbench;
using OffenesHaus.Web.Desk;
using OffenesHaus.Web.Helper;
using OffenesHaus.Web.Machine;
using OffenesHaus.Web.MailRoom;
using OffenesHaus.Web.Talk;
using OffenesHaus.Web.Portal;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web;

/// <summary>The house as a web application: which rooms it has, and in which order a visit passes through it.</summary>
public static class House
{
    public static WebApplication Build(HouseSettings settings, NpgsqlDataSource application)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Tests start the house from a program of their own, and its pages are still found here.
            ApplicationName = typeof(House).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseUrls(settings.Urls);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 2_000_000;
        });
        HouseLog.Set(builder.Logging, settings.Log);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(settings.Office);
        services.AddSingleton(settings.Backup);
        services.AddSingleton(KeepingRules.Read(settings.KeepingRules));
        services.AddSingleton(_ => new OwnerDatabase(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.Owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString)));
        services.AddSingleton(settings.Time is { } start ? new ClockFrom(start) : TimeProvider.System);
        services.AddSingleton(settings.Scan);
        services.AddSingleton(new ConnectedSystems([.. new SignInSettings?[] { settings.StaffSignIn, settings.PersonSignIn }.OfType<SignInSettings>().Select(s => s.Authority).OfType<string>()]));
        services.AddPlatform(settings.Place, application).AddTrust().AddCatalog().AddPeople(settings.Help).AddCases().AddReach().AddCorrespondence().AddIntake().AddInsight().AddOutreach(settings.HelpPlaces, settings.Authorities);
        if (!settings.Jobs)
            foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(OutboxWorker).Assembly).ToList())
                services.Remove(job);
        AddWeb(services, settings);
        var app = builder.Build();

        // A wrong Land would quietly count the wrong holidays.
        _ = settings.Office.Seat;
        // A letterbox that nobody can tell from another would date papers by the wrong policy.
        _ = settings.Office.Boxes;
        app.Services.GetRequiredService<PasskeyPlace>();

        // Opened before the first visit: a missing or wrong key, form or text stops the start with its sentence.
        app.Services.GetRequiredService<OfficeKey>();
        app.Services.GetRequiredService<ProtectionKey>();
        app.Services.GetRequiredService<FileStore>();
        app.Services.GetRequiredService<Forms>();
        app.Services.GetRequiredService<Services>();
        app.Services.GetRequiredService<EmergencyPlan>();
        app.Services.GetRequiredService<PasswordRules>();
        app.Services.GetRequiredService<Measures>();
        app.Services.GetRequiredService<NoticeBook>();
        app.Services.GetRequiredService<Texts>();

        var kept = app.Services.GetRequiredService<IOutputCacheStore>();
        app.Services.GetRequiredService<HoursInForce>().Changed += (_, _) => _ = kept.EvictByTagAsync(PublicPageAttribute.Tag, CancellationToken.None).AsTask();
        app.Services.GetRequiredService<FormsInForce>().Changed += (_, _) => _ = kept.EvictByTagAsync(PublicPageAttribute.Tag, CancellationToken.None).AsTask();
        return Open(app);
    }

    private static void AddWeb(IServiceCollection services, HouseSettings settings)
    {
        // Without this Arabic and umlauts leave as numeric entities: three times the bytes on a slow line.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            // FormComesBack checks the token itself, so that a form that lay open too long keeps its text.
            pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<OnlyItsMethods>();
            mvc.Filters.Add<FormComesBack>();
        }).AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<RouteOptions>(routes => routes.ConstraintMap["language"] = typeof(LanguageConstraint));
        services.AddAntiforgery(a =>
        {
            HouseCookie.Set(a.Cookie, settings, "oh-form", SameSiteMode.Strict);
        });
        services.AddDataProtection().SetApplicationName("offenes-haus").PersistKeysToFileSystem(new(Path.Combine(settings.Place.Folder, "keys", "cookies")));
        services.AddOptions<KeyManagementOptions>().Configure<OfficeKey>((keys, office) => keys.XmlEncryptor = new SealedCookieKeys(office));
        // No scheme is everybody's: each door asks for its own, and a form token is not bound to who one was when the page was drawn.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddCookie(PersonSession.Scheme, cookie =>
        {
            HouseCookie.Set(cookie.Cookie, settings, "oh-anliegen", SameSiteMode.Lax);
            cookie.ExpireTimeSpan = TimeSpan.FromHours(1);
            cookie.SlidingExpiration = true;
        });
        services.AddStaffDoors(settings);
        services.AddHelpDoor(settings);
        services.AddSigningIn(settings);
        services.AddHttpContextAccessor();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = 16_000_000;
            cache.MaximumBodySize = 500_000;
        });
        services.AddOverload(settings.Places);
        services.AddResponseCompression(c =>
        {
            c.EnableForHttps = true;
            c.Providers.Add<BrotliCompressionProvider>();
            c.Providers.Add<GzipCompressionProvider>();
        });

        services.AddSingleton<Look>();
        services.AddSingleton<Demonstration>();
        services.AddSingleton<PostedFiles>();
        services.AddSingleton<TroublePage>();
        services.AddScoped(s => new Actor(s.GetRequiredService<TimeProvider>()) { Network = s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http ? Network.Of(http) : null });
        services.AddScoped<PersonSession>();
        services.AddScoped<AlongDevice>();
        services.AddScoped<CheckAnswers>();
        services.AddScoped<TypedInterview>();
        services.AddSingleton<OfferedToday>();
        services.AddScoped<SearchToken>();
        services.AddScoped(s => new Say(s.GetRequiredService<Texts>(), RequestLanguage.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext!)));
    }

    private static WebApplication Open(WebApplication app)
    {
        if (app.Services.GetRequiredService<HouseSettings>().Proxy is { } proxy)
        {
            var believed = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
            believed.KnownProxies.Clear();
            believed.KnownIPNetworks.Clear();
            believed.KnownProxies.Add(IPAddress.Parse(proxy));
            app.UseForwardedHeaders(believed);
        }

        app.UseSafeHeaders();
        app.UseMiddleware<TroubleDoor>();
        app.UsePackedSheets();
        app.UseRouting();
        // Kept as it leaves, compressed: a hit costs a copy.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseMiddleware<PostedFiles>();
        // After the page kept ready and after the whole body: neither needs a place, and nobody on a slow line holds one.
        app.UseRateLimiter();
        app.UseMiddleware<NotedRefusals>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapDesk();
        app.MapWorkbench();
        app.MapMailRoom();
        app.MapTalk();
        app.MapHelp();
        app.MapProviders();
        app.MapMachine();
        app.MapPapers();
        app.MapLeaving();
        app.MapHealth();
        app.MapWellKnown();
        // Typed off a letter, without a language.
        foreach (var page in (string[])["status", "frist", "helfen"])
            app.MapGet($"/{page}", (Say t) => Results.Redirect($"/{t.Language}/{page}"));
        return app;
    }

    /// <summary>The addresses it really listens on: port 0 becomes a number only now.</summary>
    public static IReadOnlyCollection<string> Addresses(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
}
