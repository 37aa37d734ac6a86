using OffenesHaus.Intake;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Invented;

/// <summary>What the invented clerks did about it.</summary>
internal sealed partial class LoadDemonstration
{
    private Task TellWhatStaffDid(InventedRequest told, Saved saved, Dictionary<string, ClerkView> clerks, DateTimeOffset handedIn, CancellationToken stop)
    {
        _ = (told, saved, clerks, handedIn, stop, this);
        return Task.CompletedTask;
    }
}
