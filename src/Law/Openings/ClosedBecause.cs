using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>Why a channel is shut now. All null: simply outside its hours.</summary>
public sealed record ClosedBecause
{
    /// <summary>Only on a day that would otherwise have hours: no second notice on a day that is shut anyway.</summary>
    public Holiday? Holiday { get; init; }

    public Closure? Closure { get; init; }

    public SpecialHours? SpecialHours { get; init; }

    public static ClosedBecause OutsideHours { get; } = new();

    /// <summary>Closure before holiday before special hours: the strongest reason is the one that is said.</summary>
    public Wording Words => Closure?.Reason ?? Holiday?.Name ?? SpecialHours?.Reason ?? new("außerhalb der Öffnungszeiten", "outside its hours", "خارج ساعات العمل");

    public string Say(Language language) => Words.In(language);
}
