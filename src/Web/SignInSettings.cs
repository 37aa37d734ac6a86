using OffenesHaus.Platform;

namespace OffenesHaus.Web;

/// <summary>An identity provider that speaks OpenID Connect: whole, or not there at all.</summary>
public abstract record SignInSettings
{
    /// <summary>The issuer, as its tokens name it: <c>https://…</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>The same without the slash that some write at its end.</summary>
    public string Issuer => Authority!.TrimEnd('/');

    /// <summary>Whether a description or a token names this very issuer.</summary>
    public bool Speaks(string? issuer) => string.Equals(issuer?.TrimEnd('/'), Issuer, StringComparison.Ordinal);

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>As buttons name it.</summary>
    public abstract string Name { get; init; }

    /// <summary>Whether it is configured. Throws <see cref="CannotStart"/> where it is configured by halves, or would send secrets in the clear.</summary>
    public bool IsWhole(string section)
    {
        string?[] all = [Authority, ClientId, ClientSecret];
        if (all.All(string.IsNullOrWhiteSpace))
            return false;
        if (all.Any(string.IsNullOrWhiteSpace))
            throw new CannotStart($"The section {section} is filled in by halves.", "Set Authority, ClientId and ClientSecret, or none of them.");
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var issuer) || !(issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)))
            throw new CannotStart($"{section}:Authority is '{Authority}'. Secrets travel only over https.", "Write the provider's issuer with https://; http is taken on this machine only (localhost).");
        return true;
    }
}

/// <summary>How staff come in from the office's provider.</summary>
public sealed record StaffSignIn : SignInSettings
{
    public override string Name { get; init; } = "Anmeldung des Hauses";

    /// <summary>Which claim holds the user name that a team lead knows.</summary>
    public string UserNameClaim { get; init; } = "preferred_username";

    /// <summary>Values of <c>amr</c> or <c>acr</c> by which the provider says that it asked for a second factor, with commas. Empty: this house asks for its own.</summary>
    public string SecondStep { get; init; } = "";

    public IReadOnlyList<string> SecondStepValues => SecondStep.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>How persons come in from a provider, and what its words for the level of assurance mean here.</summary>
public sealed record PersonSignIn : SignInSettings
{
    public override string Name { get; init; } = "BundID";

    public string LevelClaim { get; init; } = "acr";

    /// <summary>The provider's words for eIDAS low, substantial, high. A word it does not know counts as low.</summary>
    public string Low { get; init; } = "http://eidas.europa.eu/LoA/low";

    public string Substantial { get; init; } = "http://eidas.europa.eu/LoA/substantial";

    public string High { get; init; } = "http://eidas.europa.eu/LoA/high";
}
