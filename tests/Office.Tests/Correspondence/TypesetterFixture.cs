using OffenesHaus.Correspondence;

namespace OffenesHaus.Office.Tests.Correspondence;

/// <summary>One typesetter for a class of tests.</summary>
public sealed class TypesetterFixture : IAsyncDisposable
{
    public Typesetter Typesetter { get; } = new();

    public ValueTask DisposeAsync() => Typesetter.DisposeAsync();
}
