namespace OffenesHaus.Law.Openings;

/// <summary>One channel in its place: 1 is best. A channel that doesn't reach the goal comes last and says so.</summary>
public sealed record RankedChannel(int Rank, ChannelState State, bool ReachesGoal, Wording Why);
