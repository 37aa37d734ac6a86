namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>What stands against erasing a matter before its time.</summary>
public enum ErasureWaits
{
    Nothing,

    /// <summary>Somebody holds it: a dispute, a claim, an inspection, or the person wants it kept. (Art. 17 Abs. 3, Art. 18 GDPR)</summary>
    Hold,

    /// <summary>Something was saved or arrived after the erasure was proposed: whoever wrote it has to be heard first.</summary>
    News,

    /// <summary>A letter to the person is not posted yet.</summary>
    Letter,

    /// <summary>The letter that tells the person is posted and does not count as arrived yet. (§ 37 Abs. 2 SGB X)</summary>
    OnItsWay,

    /// <summary>The office still needs it: it is open, or something about it waits. (Art. 17 Abs. 1 Buchst. a GDPR)</summary>
    Moves,
}
