namespace OffenesHaus.Trust.Access;

/// <summary>This request is nobody's open task that whoever acts could be working on: they must write down why they open it. Says nothing about what is in it.</summary>
public sealed class ReasonNeeded(long number) : Exception("A reason is needed to open this request.")
{
    /// <summary>Of the request, ten digits.</summary>
    public long Number { get; } = number;
}
