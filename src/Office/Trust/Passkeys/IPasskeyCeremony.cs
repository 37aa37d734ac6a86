namespace OffenesHaus.Trust.Passkeys;

/// <summary>The edge to the passkeys of browsers (W3C WebAuthn): asks for one, and proves what comes back. Which address passkeys belong to is the operator's word, never the visitor's.</summary>
public interface IPasskeyCeremony
{
    /// <summary>Asks a browser to make a passkey.</summary>
    Task<PasskeyAsked> AskForNew(PasskeyHolder holder, PasskeyUse use);

    /// <summary>Asks a browser for any passkey of this house; no name is asked for, so none can be tried out.</summary>
    Task<PasskeyAsked> Ask(PasskeyUse use);

    /// <summary>A passkey just made; null when what came is not the answer to what was asked.</summary>
    Task<PasskeyMade?> Made(PasskeySent sent, PasskeyUse use);

    /// <summary>A known passkey just used; null when it is not known, or what came is not the answer to what was asked.</summary>
    Task<PasskeyShown?> Shown(PasskeySent sent, PasskeyUse use, Func<byte[], Task<PasskeyKnown?>> find);
}

/// <summary>What a question to a passkey is for: an answer to one opens no other door.</summary>
public enum PasskeyUse
{
    StaffNew,
    StaffOpen,
    PersonNew,
    PersonOpen,

    /// <summary>A passkey that opens one request is tied to another.</summary>
    PersonTie,
}

/// <summary>A question to a browser. <paramref name="Options"/>: as its script hands it on. <paramref name="State"/>: sealed, comes back with the answer.</summary>
public sealed record PasskeyAsked(string Options, string State);

/// <summary>What a browser sent back, unproven.</summary>
public sealed record PasskeySent(string? Credential, string? State);

/// <summary>Whose passkey it will be, as a device keeps it: <paramref name="Id"/> says nothing about anybody. <paramref name="Already"/>: credentials that are not to be made twice on one device.</summary>
public sealed record PasskeyHolder(Guid Id, string Name, IReadOnlyList<byte[]> Already);

/// <summary>A passkey as the house keeps it.</summary>
public sealed record PasskeyKnown
{
    /// <summary>Under which id a device keeps it.</summary>
    public required Guid Holder { get; init; }

    /// <summary>The id it names itself by.</summary>
    public required byte[] Credential { get; init; }

    /// <summary>COSE key.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How often it was used, if the device counts: it never falls.</summary>
    public required long Count { get; init; }

    /// <summary>The device may copy it to others of the same owner.</summary>
    public required bool MayBeCopied { get; init; }
}

/// <summary>A passkey just made.</summary>
public sealed record PasskeyMade(PasskeyKnown Passkey, PasskeyQuestion Question);

/// <summary>A known passkey just used, and its new count.</summary>
public sealed record PasskeyShown(byte[] Credential, long Count, PasskeyQuestion Question);

/// <summary>Which question was answered: none is answered twice, and none after <paramref name="Until"/>.</summary>
public sealed record PasskeyQuestion(string Name, DateTimeOffset Until);
