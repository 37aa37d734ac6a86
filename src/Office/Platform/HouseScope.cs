using Microsoft.Extensions.DependencyInjection;

namespace OffenesHaus.Platform;

/// <summary>Opens a scope in which the house itself acts. The ground knows no actors; the room that does says how (Trust).</summary>
public delegate AsyncServiceScope HouseScope();
