using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Shared;

/// <summary>Shuts the staff's doors to everybody without a clerk's session. Closed by folder: a new page there is closed too.</summary>
public static class StaffDoors
{
    public static IServiceCollection AddStaffDoors(this IServiceCollection services, HouseSettings settings)
    {
        services.AddAuthentication()
            .AddCookie(ClerkSession.Scheme, cookie =>
            {
                HouseCookie.Set(cookie.Cookie, settings, "oh-dienst", SameSiteMode.Strict);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/desk/login";
                cookie.ReturnUrlParameter = "weiter";
                cookie.EventsType = typeof(ClerkCookie);
            })
            .AddCookie(ClerkSession.HalfScheme, cookie =>
            {
                HouseCookie.Set(cookie.Cookie, settings, "oh-dienst-halb", SameSiteMode.Strict);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                cookie.SlidingExpiration = false;
            });
        services.AddScoped<ClerkSession>();
        services.AddScoped<ClerkCookie>();
        services.AddScoped<Admin.HoursPreview>();
        services.AddScoped<Admin.Workbench.UploadedFile>();

        services.AddAuthorizationBuilder()
            .AddPolicy(Doors.Desk, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead))
            .AddPolicy(Doors.Reading, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.PrivacyOfficer))
            .AddPolicy(Doors.Privacy, p => Roles(p, ClerkRole.PrivacyOfficer))
            .AddPolicy(Doors.Letters, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.MailRoom))
            .AddPolicy(Doors.Post, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.MailRoom))
            .AddPolicy(Doors.Talk, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.Counter, ClerkRole.Phone))
            .AddPolicy(Doors.Knowledge, p => Roles(p, ClerkRole.CaseWorker, ClerkRole.TeamLead, ClerkRole.Counter, ClerkRole.Phone, ClerkRole.CatalogueEditor))
            .AddPolicy(Doors.Accounts, p => Roles(p, ClerkRole.TeamLead))
            .AddPolicy(Doors.Admin, p => Roles(p, ClerkRole.TeamLead, ClerkRole.Operator))
            .AddPolicy(Doors.Forms, p => Roles(p, ClerkRole.TeamLead, ClerkRole.CatalogueEditor))
            .AddPolicy(Doors.Journal, p => Roles(p, ClerkRole.TeamLead, ClerkRole.Operator))
            .AddPolicy(Doors.Staff, p => p.AddAuthenticationSchemes(ClerkSession.Scheme).RequireAuthenticatedUser());

        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Desk", Doors.Staff);
            pages.Conventions.AuthorizeFolder("/Admin", Doors.Staff);
            pages.Conventions.AuthorizeFolder("/Admin/Workbench", Doors.Forms);
            pages.Conventions.AuthorizeFolder("/Admin/Knowledge", Doors.Forms);
            pages.Conventions.AuthorizeFolder("/MailRoom", Doors.Post);
            pages.Conventions.AuthorizeFolder("/Talk", Doors.Talk);
            foreach (var page in (string[])["/Desk/Worklist", "/Desk/Search", "/Desk/Ask", "/Desk/Answer", "/Desk/Assign", "/Desk/Close", "/Desk/Note", "/Desk/Reason", "/Desk/CodeLetter", "/Desk/Protection", "/Desk/Forward", "/Desk/Help", "/Desk/ReceiptDay", "/Desk/Person", "/Desk/Rights"])
                pages.Conventions.AuthorizePage(page, Doors.Desk);
            foreach (var page in (string[])["/Desk/Request", "/Desk/File"])
                pages.Conventions.AuthorizePage(page, Doors.Reading);
            foreach (var page in (string[])["/Desk/EmergencyNew", "/Desk/EmergencyPage"])
                pages.Conventions.AuthorizePage(page, Doors.Talk);
            foreach (var page in (string[])["/Desk/Knowledge", "/Desk/ArticlePage"])
                pages.Conventions.AuthorizePage(page, Doors.Knowledge);
            foreach (var page in (string[])["/Desk/Privacy", "/Desk/Looks", "/Desk/ReadReport", "/Desk/Keeping", "/Desk/ProcessingPage"])
                pages.Conventions.AuthorizePage(page, Doors.Privacy);
            foreach (var page in (string[])["/Desk/Letters", "/Desk/Posting"])
                pages.Conventions.AuthorizePage(page, Doors.Letters);
            foreach (var page in (string[])["/Desk/Accounts", "/Desk/AccountNew", "/Desk/Account", "/Desk/HelperAccounts"])
                pages.Conventions.AuthorizePage(page, Doors.Accounts);
            foreach (var page in (string[])["/Admin/Hours", "/Admin/Week", "/Admin/SpecialDay", "/Admin/Closure", "/Admin/Matrix"])
                pages.Conventions.AuthorizePage(page, Doors.Admin);
            pages.Conventions.AuthorizePage("/Desk/JournalState", Doors.Journal);
            foreach (var page in (string[])["/Desk/Login", "/Desk/Password", "/Desk/SecondStep", "/Desk/SecondStepSetUp", "/Desk/First", "/Desk/CameIn"])
                pages.Conventions.AllowAnonymousToPage(page);
        });
        return services;
    }

    private static void Roles(AuthorizationPolicyBuilder policy, params ClerkRole[] roles) =>
        policy.AddAuthenticationSchemes(ClerkSession.Scheme).RequireRole(roles.Select(r => r.ToString()));
}
