namespace OffenesHaus.Platform;

/// <summary>What a program in the sandbox gave back. Its words are those of a process that a stranger's file may have taken over.</summary>
public sealed record ParserRun(ParserEnd End, byte[] Output, string Complaint);
