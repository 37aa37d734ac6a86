namespace OffenesHaus.Web;

/// <summary>For tests: a clock that starts elsewhere, then runs as the real one does, and can be set forward.</summary>
internal sealed class ClockFrom(DateTimeOffset start) : TimeProvider
{
    private readonly DateTimeOffset began = System.GetUtcNow();

    private TimeSpan ahead;

    public void Forward(TimeSpan more) => ahead += more;

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + ahead + (System.GetUtcNow() - began);
}
