namespace OffenesHaus.Law;

/// <summary>Says in one English sentence why no date can be given: the law shelf never guesses.</summary>
public sealed class NotComputable(string message, InputPart about = InputPart.Day) : Exception(message)
{
    /// <summary>Which part of the input stands in the way, so that a table or a form can point at it.</summary>
    public InputPart About { get; } = about;
}
