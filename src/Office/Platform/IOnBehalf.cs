namespace OffenesHaus.Platform;

/// <summary>For whom the database is asked in a scope. The ground knows no actors; the room that does says who (Trust). Read anew for each command.</summary>
public interface IOnBehalf
{
    /// <summary>The kind of actor by its name; only <c>House</c> sees every row.</summary>
    string Whose { get; }

    Guid? Id { get; }

    /// <summary>The one request that a person's visit may see.</summary>
    Guid? Subject { get; }

    /// <summary>Now, in UTC: rights that end by time end by the clock of the house.</summary>
    DateTimeOffset Now { get; }
}
