namespace OffenesHaus.Web.Shared;

/// <summary>A page with a form: loads what it shows. Called by its GET, and by the filter when a post comes back with a remark.</summary>
public interface IShowData
{
    /// <summary>False after <see cref="Load"/> when nothing here belongs to this visitor, or no longer: then they come in at <see cref="Entrance"/>.</summary>
    bool HasData => true;

    /// <summary>Where one comes in to this page, below the language.</summary>
    string Entrance => "status";

    Task Load(CancellationToken stop);
}
