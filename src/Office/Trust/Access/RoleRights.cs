using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Access;

/// <summary>What an account holds because of its role, as long as it is open. What it may read of a request comes from tasks and reasons, never from here.</summary>
internal static class RoleRights
{
    public static readonly IReadOnlyList<Right> All = [Right.Desk, Right.Letters, Right.Papers, Right.Talk, Right.Member];

    public static IEnumerable<(Right Right, Guid? Subject)> Of(ClerkRole role, string team) => role switch
    {
        ClerkRole.CaseWorker => [(Right.Desk, null), (Right.Letters, null), (Right.Papers, null), (Right.Talk, null), (Right.Member, Groups.Workers)],
        ClerkRole.TeamLead => [(Right.Desk, null), (Right.Letters, null), (Right.Papers, null), (Right.Talk, null), (Right.Member, Groups.Workers), (Right.Member, Groups.LeadsOf(team)), (Right.Member, Groups.Leads)],
        ClerkRole.MailRoom => [(Right.Letters, null), (Right.Papers, null), (Right.Member, Groups.MailRoom)],
        ClerkRole.Counter or ClerkRole.Phone => [(Right.Talk, null)],
        ClerkRole.Operator => [(Right.Member, Groups.Operators)],
        ClerkRole.PrivacyOfficer => [(Right.Member, Groups.Officers)],
        _ => [],
    };

    public static void Give(this Grants grants, Clerk clerk)
    {
        foreach (var (right, subject) in Of(clerk.Role, clerk.Team))
            grants.Give(new() { Holder = clerk.Id, Right = right, Subject = subject, Why = "account" });
    }
}
