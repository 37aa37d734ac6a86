using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Platform;

/// <summary>The one database of the house. Each room maps its own nouns in its own schema; nothing here knows them.</summary>
public sealed class OfficeDb(DbContextOptions<OfficeDb> options) : DbContext(options)
{
    /// <summary>For whom this context asks. Null: for nobody, who sees no row of a person.</summary>
    public IOnBehalf? OnBehalf { get; internal set; }

    // What the query filters ask (Trust.Access.Sight). They are read for each query, never kept.
    internal bool SeesAll => OnBehalf?.Whose == "House";

    internal bool Helps => OnBehalf?.Whose == "Helper";

    internal Guid? Me => OnBehalf?.Id;

    internal Guid? Subject => OnBehalf?.Subject;

    internal DateTimeOffset Now => OnBehalf?.Now ?? DateTimeOffset.MaxValue;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OfficeDb).Assembly);
        foreach (var type in typeof(OfficeDb).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IShapesModel))))
            ((IShapesModel)Activator.CreateInstance(type)!).Shape(modelBuilder, this);
    }
}
