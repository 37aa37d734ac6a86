using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>Why a channel is shut now. All null: simply outside its hours.</summary>
public sealed record ClosedBecause
{
    /// <summary>Only on a day that would otherwise have hours: no second notice on a day that is shut anyway.</summary>
    public Holiday? Holiday { get; init; }

    /// <summary>The closure that shuts it.</summary>
    public Closure? Closure { get; init; }

    /// <summary>The special hours that leave this moment out.</summary>
    public SpecialHours? SpecialHours { get; init; }

    /// <summary>No exception: the ordinary week has no hours now.</summary>
    public static ClosedBecause OutsideHours { get; } = new();

    /// <summary>Closure before holiday before special hours: the strongest reason is the one that is said.</summary>
    public Wording Words => Closure?.Reason ?? Holiday?.Name ?? SpecialHours?.Reason ?? new("außerhalb der Öffnungszeiten", "outside its hours", "خارج ساعات العمل");

    /// <summary><see cref="Words"/> in one language.</summary>
    public string Say(Language language) => Words.In(language);
}
