using OffenesHaus.Law.Openings;

namespace OffenesHaus.Law.Pictures;

/// <summary>How a deadline is to be drawn.</summary>
public sealed record PictureRequest
{
    /// <summary>The language of every word in it; Arabic is drawn from right to left.</summary>
    public required Language Language { get; init; }

    /// <summary>Prefix of the ids inside the picture; unique on its page, letters and digits.</summary>
    public string Id { get; init; } = "deadline";

    /// <summary>The opening hours, to say the last moment of each channel; null leaves these out.</summary>
    public OpeningPlan? Plan { get; init; }

    /// <summary>The channels whose last moment is shown: only those that suffice for the act.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [Channel.Portal, Channel.Letterbox, Channel.Counter, Channel.Phone];
}
