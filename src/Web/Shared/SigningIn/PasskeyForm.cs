using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>A form that asks the device for a passkey (partial <c>/Shared/Passkey</c>, script passkey.js).</summary>
public sealed record PasskeyForm
{
    public required string Action { get; init; }

    public required PasskeyAsked Asked { get; init; }

    public required string Label { get; init; }

    /// <summary>A new passkey is made; else one is used.</summary>
    public bool IsNew { get; init; }

    /// <summary>At the desk the maker of a passkey gives it a name.</summary>
    public bool AsksName { get; init; }

    public string? Name { get; init; }

    public string Class { get; init; } = "door-form";

    public string ButtonClass { get; init; } = "act";

    public IReadOnlyList<(string Name, string? Value)> Fields { get; init; } = [];
}

/// <summary>What such a form sends.</summary>
public sealed record PasskeyPosted
{
    public string? Credential { get; init; }

    public string? State { get; init; }

    internal PasskeySent Sent => new(Credential, State);
}
