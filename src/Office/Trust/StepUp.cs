namespace OffenesHaus.Trust;

/// <summary>
/// What number and code alone must not bring about: whatever changes how the house reaches a person. (OWASP ASVS 7.5.3)
/// A passkey or an identity that was added by the code proves no more than the code: only the PIN of a letter does.
/// </summary>
public sealed class StepUp(TimeProvider clock)
{
    /// <summary>Longer than it takes to read a page slowly, shorter than a telephone lies about.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(10);

    public bool Allows(AccountAct act, WayIn way) => act switch
    {
        AccountAct.AnswersByLetter => true, // paper is never harder
        AccountAct.AddSignIn => Age(way) <= JustNow, // it opens what the code opens, and ends with it: whoever finds an open page is not enough (OWASP ASVS 7.5.1)
        AccountAct.AnswersHere or AccountAct.OwnAddressShown => way.How == CameIn.Pin && Age(way) <= Recent,
        _ => false,
    };

    // Whoever will have come in is not here yet.
    private TimeSpan Age(WayIn way) => clock.GetUtcNow() - way.At is { } age && age >= TimeSpan.Zero ? age : TimeSpan.MaxValue;
}

/// <summary>An act of a person that changes how the house reaches them.</summary>
public enum AccountAct
{
    AnswersByLetter,
    AnswersHere,

    /// <summary>A passkey, or the identity card online.</summary>
    AddSignIn,

    /// <summary>A protected address stands open in the copy of one's own data: the PIN came to where it may be known.</summary>
    OwnAddressShown,

    /// <summary>Never by oneself: a changed address is received, and takes effect through a case worker.</summary>
    CodeToOtherAddress,
}
