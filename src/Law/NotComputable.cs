namespace OffenesHaus.Law;

/// <summary>Says in one English sentence why no date can be given: the law shelf never guesses.</summary>
public sealed class NotComputable(string message) : Exception(message);
