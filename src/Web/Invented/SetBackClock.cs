namespace OffenesHaus.Web.Invented;

/// <summary>The clock of the invented past: stands at the moment that is being told, for each story its own.</summary>
internal sealed class SetBackClock : TimeProvider
{
    private readonly AsyncLocal<Moment?> moment = new();

    // A tick onwards with each look: ids made at one moment keep their order.
    public override DateTimeOffset GetUtcNow() => moment.Value is { } here ? here.At = here.At.AddMilliseconds(1) : System.GetUtcNow();

    public void Set(DateTimeOffset at) => moment.Value = new() { At = at };

    private sealed class Moment
    {
        public DateTimeOffset At { get; set; }
    }
}
