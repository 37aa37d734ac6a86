namespace OffenesHaus.Web.Invented;

/// <summary>The clock of the invented past: stands at the moment that is being told.</summary>
internal sealed class SetBackClock : TimeProvider
{
    private DateTimeOffset at;

    // A tick onwards with each look: ids made at one moment keep their order.
    public override DateTimeOffset GetUtcNow() => at = at.AddMilliseconds(1);

    public void Set(DateTimeOffset moment) => at = moment;
}
