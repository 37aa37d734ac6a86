namespace OffenesHaus.Law.Openings;

/// <summary>What is to be declared, because the law asks for different forms.</summary>
public enum Declaration
{
    /// <summary>Free of form (§ 9 SGB X): applications, changes, review applications.</summary>
    Application,

    /// <summary>Needs a form (§ 84 Abs. 1 SGG): written, electronic with proof of identity, or for the record.</summary>
    Objection,
}
