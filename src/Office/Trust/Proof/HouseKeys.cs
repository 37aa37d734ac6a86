using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>The public halves of every key this house ever signed with, for whoever checks without it.</summary>
public sealed class HouseKeys(OfficePlace place)
{
    /// <summary>By the id that statements name; each as SubjectPublicKeyInfo in base 64.</summary>
    public IReadOnlyDictionary<string, string> See()
    {
        using var keys = PublicKeys.In(place.Anchors);
        return keys.All;
    }
}
