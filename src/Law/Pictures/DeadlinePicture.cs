using OffenesHaus.Law.Periods;

namespace OffenesHaus.Law.Pictures;

/// <summary>A deadline as a picture and as a table of the same facts. Classes instead of inline styles; every text is encoded.</summary>
public sealed record DeadlinePicture
{
    /// <summary>What both show.</summary>
    public required IReadOnlyList<TimelineFact> Facts { get; init; }

    /// <summary>A complete svg element with title and desc.</summary>
    public required string Svg { get; init; }

    /// <summary>A complete table element for readers who don't see the picture.</summary>
    public required string Table { get; init; }

    /// <summary>Picture and table of a period. Throws <see cref="NotComputable"/> when its days lie outside the years whose holidays are known.</summary>
    public static DeadlinePicture Draw(PeriodEnd end, PictureRequest request)
    {
        var facts = TimelineFacts.Of(end, request);
        return new()
        {
            Facts = facts,
            Svg = new TimelineSvg(end, facts, request).Draw(),
            Table = TimelineTable.Write(facts, request.Language),
        };
    }
}
