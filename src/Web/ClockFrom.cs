namespace OffenesHaus.Web;

/// <summary>For tests: a clock that starts elsewhere and then runs as the real one does.</summary>
internal sealed class ClockFrom(DateTimeOffset start) : TimeProvider
{
    private readonly DateTimeOffset began = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => start + (System.GetUtcNow() - began);
}
