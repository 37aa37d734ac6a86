namespace OffenesHaus.Web.Shared;

/// <summary>A page with a form: loads what it shows. Called by its GET, and by the filter when a post comes back with a remark.</summary>
public interface IShowData
{
    Task Load(CancellationToken stop);
}
