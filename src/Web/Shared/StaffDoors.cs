using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Shared;

/// <summary>Shuts the staff's doors to everybody without a clerk's session. Closed by folder: a new page there is closed too.</summary>
public static class StaffDoors
{
    public static IServiceCollection AddStaffDoors(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddCookie(ClerkSession.Scheme, cookie =>
            {
                Plain(cookie, "oh-dienst");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/desk/login";
                cookie.ReturnUrlParameter = "weiter";
                cookie.EventsType = typeof(ClerkCookie);
            })
            .AddCookie(ClerkSession.HalfScheme, cookie =>
            {
                Plain(cookie, "oh-dienst-halb");
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                cookie.SlidingExpiration = false;
            });
        services.AddScoped<ClerkSession>();
        services.AddScoped<ClerkCookie>();
        services.AddScoped<Admin.HoursPreview>();

        services.AddAuthorizationBuilder()
            .AddPolicy(Doors.Desk, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead))
            .AddPolicy(Doors.Reading, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.PrivacyOfficer))
            .AddPolicy(Doors.Privacy, p => Roles(p, ClerkRole.PrivacyOfficer))
            .AddPolicy(Doors.Letters, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.MailRoom))
            .AddPolicy(Doors.Accounts, p => Roles(p, ClerkRole.TeamLead))
            .AddPolicy(Doors.Admin, p => Roles(p, ClerkRole.TeamLead, ClerkRole.Operator))
            .AddPolicy(Doors.Journal, p => Roles(p, ClerkRole.TeamLead, ClerkRole.Operator))
            .AddPolicy(Doors.Staff, p => p.AddAuthenticationSchemes(ClerkSession.Scheme).RequireAuthenticatedUser());

        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Desk", Doors.Staff);
            pages.Conventions.AuthorizeFolder("/Admin", Doors.Admin);
            foreach (var page in (string[])["/Desk/Worklist", "/Desk/Search", "/Desk/Ask", "/Desk/Answer", "/Desk/Assign", "/Desk/Close", "/Desk/Note", "/Desk/Reason", "/Desk/CodeLetter", "/Desk/Protection", "/Desk/Forward", "/Desk/Help"])
                pages.Conventions.AuthorizePage(page, Doors.Desk);
            foreach (var page in (string[])["/Desk/Request", "/Desk/File"])
                pages.Conventions.AuthorizePage(page, Doors.Reading);
            foreach (var page in (string[])["/Desk/Privacy", "/Desk/Looks"])
                pages.Conventions.AuthorizePage(page, Doors.Privacy);
            foreach (var page in (string[])["/Desk/Letters", "/Desk/Posting"])
                pages.Conventions.AuthorizePage(page, Doors.Letters);
            foreach (var page in (string[])["/Desk/Accounts", "/Desk/AccountNew", "/Desk/Account", "/Desk/HelperAccounts"])
                pages.Conventions.AuthorizePage(page, Doors.Accounts);
            pages.Conventions.AuthorizePage("/Desk/JournalState", Doors.Journal);
            foreach (var page in (string[])["/Desk/Login", "/Desk/Password", "/Desk/SecondStep", "/Desk/SecondStepSetUp", "/Desk/First", "/Desk/CameIn"])
                pages.Conventions.AllowAnonymousToPage(page);
        });
        return services;
    }

    private static void Roles(AuthorizationPolicyBuilder policy, params ClerkRole[] roles) =>
        policy.AddAuthenticationSchemes(ClerkSession.Scheme).RequireRole(roles.Select(r => r.ToString()));

    private static void Plain(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
