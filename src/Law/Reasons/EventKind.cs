namespace OffenesHaus.Law.Reasons;

/// <summary>What happened on the day from which the law counts.</summary>
public enum EventKind
{
    /// <summary>Handed to the post within Germany (§ 37 Abs. 2 S. 1 SGB X).</summary>
    Posted,

    /// <summary>The notice that something can be retrieved was sent (§ 37 Abs. 2a SGB X).</summary>
    RetrievalNoticeSent,

    /// <summary>Transmitted electronically (§ 37 Abs. 2 S. 2 SGB X).</summary>
    SentElectronically,

    /// <summary>Given into the hand.</summary>
    HandedOver,

    /// <summary>The day of notification is known by itself.</summary>
    Notified,

    /// <summary>Proven to have arrived after the deemed day (§ 37 Abs. 2 S. 3 SGB X).</summary>
    ReceivedLater,

    /// <summary>An application reached an authority (§ 37 SGB II).</summary>
    ApplicationReceived,

    /// <summary>An objection reached the authority (§ 84 SGG).</summary>
    ObjectionReceived,

    /// <summary>The authority named a last day (§ 26 Abs. 3 SGB X).</summary>
    DayNamed,

    /// <summary>An appointment (§ 26 Abs. 5 SGB X).</summary>
    Appointment,

    /// <summary>The first day of a grant (§ 41 Abs. 3 SGB II).</summary>
    BenefitStart,

    /// <summary>The last day of a grant.</summary>
    BenefitEnd,

    /// <summary>A review was applied for (§ 44 SGB X).</summary>
    ReviewApplied,

    /// <summary>What kept the person from acting fell away (§ 27 SGB X, § 67 SGG).</summary>
    ObstacleGone,

    /// <summary>Somebody asked for their data (Art. 15 DSGVO).</summary>
    AccessRequested,

    /// <summary>An application had everything it needs (§ 44 SGB I).</summary>
    ApplicationComplete,

    /// <summary>The day of birth (§ 36 SGB I).</summary>
    Born,

    /// <summary>The post brought it (§ 130 BGB).</summary>
    CameByPost,
}
