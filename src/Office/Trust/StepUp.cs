namespace OffenesHaus.Trust;

/// <summary>
/// What number and code alone must not bring about: whatever changes how the house reaches a person. (OWASP ASVS 7.5.3)
/// A passkey or an identity that was added by the code proves no more than the code: only the PIN of a letter does.
/// </summary>
public sealed class StepUp(TimeProvider clock)
{
    /// <summary>Longer than it takes to read a page slowly, shorter than a telephone lies about.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);

    public bool Allows(AccountAct act, WayIn way) => act switch
    {
        AccountAct.AnswersByLetter => true, // paper is never harder
        AccountAct.AddSignIn => true, // it opens what the code opens, and ends with it
        AccountAct.AnswersHere or AccountAct.OwnAddressShown => way.How == CameIn.Pin && clock.GetUtcNow() - way.At is { } age && age >= TimeSpan.Zero && age <= Recent,
        _ => false,
    };
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
