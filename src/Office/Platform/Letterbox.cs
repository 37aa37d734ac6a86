using OffenesHaus.Law.Receipt;

namespace OffenesHaus.Platform;

/// <summary>A letterbox of the house (Hausbriefkasten): where it hangs, and by which policy what is found in it gets its day.</summary>
public sealed record Letterbox
{
    /// <summary>In rows and in the journal: small letters, digits and hyphens.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>As the law shelf names it: <c>in-favour</c>, <c>date-separating</c>, <c>previous-day</c>.</summary>
    public string Policy { get; init; } = LetterboxPolicies.InFavour;

    /// <summary>It keeps the days apart by itself (Fristenbriefkasten): then whoever empties it knows the day.</summary>
    public bool SeparatesDays => Policy == LetterboxPolicies.DateSeparating;

    internal static IReadOnlyList<Letterbox> Proven(IReadOnlyList<Letterbox> boxes)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            var (box, at) = (boxes[i], $"OffenesHaus:Office:Letterboxes:{i}");
            if (box.Code.Length is 0 or > 20 || !box.Code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || boxes.Count(b => b.Code == box.Code) > 1)
                throw new CannotStart($"{at}:Code is '{box.Code}', and that names no box of its own.", "Give each letterbox a code of small letters, digits and hyphens, at most 20, that no other box has.");
            if (box.Name.Length == 0)
                throw new CannotStart($"{at}:Name is empty.", "Write what staff call this letterbox.");
            try
            {
                LetterboxPolicies.Parse(box.Policy);
            }
            catch (FormatException e)
            {
                throw new CannotStart($"{at}:Policy is not one of the three. {e.Message}", "Leave it out for in-favour, the best day for the person.");
            }
        }

        return boxes;
    }
}
