using System.Diagnostics.CodeAnalysis;
using OffenesHaus.Law.Reasons;

namespace OffenesHaus.Law.Receipt;

/// <summary>
/// Computes receipt days. What reaches the authority's sphere is received, open or closed
/// (§ 130 BGB; BSG 11.07.2019, B 14 AS 51/18 R). Instants may carry any offset; the day is the one in Germany.
/// Impossible input throws <see cref="NotComputable"/>.
/// </summary>
public sealed class ReceiptDays(LetterboxPolicy policy = LetterboxPolicy.InFavour)
{
    private const string Arrival = "§ 130 Abs. 1 und 3 BGB entsprechend; BSG B 14 AS 51/18 R";
    private const string Spoken = "§ 9, § 20 Abs. 3 SGB X";

    /// <summary>Portal: completely transferred; counter and telephone: spoken; helper: handed in; post: in the house. Not for the letterbox.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Callers hold one object for every channel; that only the letterbox needs its policy is not their concern.")]
    public ReceiptDay For(Channel channel, DateTimeOffset at)
    {
        if (channel == Channel.Letterbox)
            throw new NotComputable("A letterbox knows no instant, only the two emptyings around it.");

        var spoken = channel is Channel.Counter or Channel.Phone;
        return new()
        {
            On = GermanTime.DayOf(at),
            Policy = spoken ? "spoken" : channel == Channel.Post ? "post" : "arrival",
            Reasons = [new ArrivalStep(channel, at) { Section = spoken ? Spoken : Arrival }],
        };
    }

    /// <summary>A declaration made by word of mouth: the spoken word counts, not the minute in which somebody typed it.</summary>
    public ReceiptDay ForSpoken(Channel channel, DateTimeOffset spokenAt, DateTimeOffset typedAt)
    {
        if (channel is not (Channel.Counter or Channel.Phone))
            throw new NotComputable("Only the counter and the telephone take spoken declarations.");
        if (typedAt < spokenAt)
            throw new NotComputable("Nobody can write down a declaration before it is spoken: check both times.");

        return For(channel, spokenAt) with
        {
            Reasons = [new ArrivalStep(channel, spokenAt) { TypedAt = typedAt, Section = Spoken }],
        };
    }

    /// <summary>The interval of a letterbox, dated by the policy of the house.</summary>
    public ReceiptDay For(LetterboxFind find)
    {
        if (find.FoundAt <= find.LastEmptiedAt)
            throw new NotComputable("A letterbox is emptied later than the last time: check both times.");

        var (earliest, latest) = (GermanTime.DayOf(find.LastEmptiedAt), GermanTime.DayOf(find.FoundAt));
        var on = policy switch
        {
            LetterboxPolicy.InFavour => Earliest(earliest, latest, find.PaperOn),
            LetterboxPolicy.PreviousDay => earliest < latest ? latest.AddDays(-1) : latest,
            _ => Compartment(earliest, latest, find.CompartmentOn),
        };
        return new()
        {
            On = on,
            Policy = policy.Name(),
            Reasons = [new LetterboxStep(find.LastEmptiedAt, find.FoundAt, policy.Name(), on) { Section = Arrival }],
        };
    }

    /// <summary>By post: whoever opens the mail knows the day it came, not the minute.</summary>
    public static ReceiptDay ByPost(DateOnly arrivedOn) => new()
    {
        On = arrivedOn,
        Policy = "post",
        Reasons = [new EventStep(EventKind.CameByPost, arrivedOn) { Section = Arrival }],
    };

    /// <summary>The day that staff found to be the right one. No day of its own: only to correct one with (<see cref="ReceiptDay.Corrected"/>), whose reason says why.</summary>
    public static ReceiptDay FoundRight(DateOnly on) => new() { On = on, Policy = "corrected", Reasons = [] };

    /// <summary>The receipt at a wrong door counts as ours: the application is received on that day, not when it is passed on (§ 16 Abs. 2 S. 2 SGB I).</summary>
    public static ReceiptDay AtOtherAuthority(DateOnly receivedThereOn) => new()
    {
        On = receivedThereOn,
        Policy = "other-authority",
        Reasons = [new SettledStep(SettledKind.ReceivedElsewhere, receivedThereOn) { Section = "§ 16 Abs. 2 S. 2 SGB I" }],
    };

    // A paper dated in the future was still dropped before it was found.
    private static DateOnly Earliest(DateOnly earliest, DateOnly latest, DateOnly? paper) =>
        paper is not { } written || written <= earliest ? earliest : written < latest ? written : latest;

    private static DateOnly Compartment(DateOnly earliest, DateOnly latest, DateOnly? compartment) =>
        compartment is not { } day ? throw new NotComputable("A box that separates the days must say in which day's compartment the paper lay.")
        : day < earliest || day > latest ? throw new NotComputable("The compartment's day lies outside the two emptyings: check the times.")
        : day;
}
