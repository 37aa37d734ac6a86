namespace OffenesHaus.Platform;

public sealed class CannotStart(string sentence, string wayOut) : Exception(sentence) { public string WayOut { get; } = wayOut; }
