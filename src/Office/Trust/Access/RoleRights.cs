using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Trust.Access;

/// <summary>What an account holds because of its role, as long as it is open. What it may read of a request comes from tasks and reasons, never from here.</summary>
internal static class RoleRights
{
    public static readonly IReadOnlyList<Right> All = [Right.Desk, Right.Letters, Right.Member];

    public static IEnumerable<(Right Right, Guid? Subject)> Of(ClerkRole role, string team) => role switch
    {
        ClerkRole.CaseWorker => [(Right.Desk, null), (Right.Letters, null), (Right.Member, Groups.Workers)],
        ClerkRole.TeamLead => [(Right.Desk, null), (Right.Letters, null), (Right.Member, Groups.Workers), (Right.Member, Groups.LeadsOf(team)), (Right.Member, Groups.Leads)],
        ClerkRole.MailRoom => [(Right.Letters, null)],
        ClerkRole.Operator => [(Right.Member, Groups.Operators)],
        _ => [],
    };

    public static void Give(this Grants grants, Clerk clerk)
    {
        foreach (var (right, subject) in Of(clerk.Role, clerk.Team))
            grants.Give(new() { Holder = clerk.Id, Right = right, Subject = subject, Why = "account" });
    }
}
