using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Shared;

/// <summary>The policies that open the doors of staff and helpers: who may come in is decided by role, what they may do there by each verb.</summary>
public static class Doors
{
    public const string Desk = "desk";

    /// <summary>One request and its files: whoever works at the desk, and the data protection officer, who opens it urgently first.</summary>
    public const string Reading = "reading";

    /// <summary>What a data protection officer does.</summary>
    public const string Privacy = "privacy";

    /// <summary>The print tray: case workers see their letters there, the mail room prints them.</summary>
    public const string Letters = "letters";

    /// <summary>Papers that come in: the mail room, and whoever works requests.</summary>
    public const string Post = "post";

    /// <summary>Telephone and counter: whoever speaks with people.</summary>
    public const string Talk = "talk";

    /// <summary>What may be told: whoever speaks with people or works requests, and those who write it.</summary>
    public const string Knowledge = "knowledge";

    /// <summary>Who makes, resets and shuts accounts.</summary>
    public const string Accounts = "accounts";

    /// <summary>Hours and what else concerns the house as a whole: team leads and the operator.</summary>
    public const string Admin = "admin";

    /// <summary>The workbench where forms are made: those who edit the catalogue, and team leads.</summary>
    public const string Forms = "forms";

    /// <summary>How the journal stands: team leads and who runs the house; neither sees an entry there.</summary>
    public const string Journal = "journal";

    /// <summary>Where somebody's work lies: who reads no request has none in the worklist.</summary>
    public static string Home(ClerkRole role) => role switch { ClerkRole.Operator => "/admin/hours", ClerkRole.MailRoom => "/desk/letters", ClerkRole.PrivacyOfficer => "/desk/privacy", ClerkRole.Phone => "/desk/talks/phone", ClerkRole.Counter => "/desk/talks/counter", ClerkRole.CatalogueEditor => "/admin/forms", _ => "/desk" };

    /// <summary>Whoever helps under a mandate, with an account of their own; no clerk passes, and no helper passes anywhere else.</summary>
    public const string Help = "help";

    /// <summary>Any clerk with a whole session.</summary>
    public const string Staff = "staff";
}
