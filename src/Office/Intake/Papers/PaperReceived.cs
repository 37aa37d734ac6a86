namespace OffenesHaus.Intake.Papers;

/// <summary>The paper that an arrival is, and when it came: for whoever writes the arrival down. <paramref name="Scans"/>: the SHA-256 of each file of its scan.</summary>
internal sealed record PaperReceived(Guid Paper, PaperDay Day, IReadOnlyList<byte[]> Scans);
