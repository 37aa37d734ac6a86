namespace OffenesHaus.Law;

/// <summary>A part of what the law shelf is asked with.</summary>
public enum InputPart
{
    /// <summary>The day or instant of the event.</summary>
    Day,

    /// <summary>The name of the rule, or its number.</summary>
    Rule,

    /// <summary>The Land whose holidays count.</summary>
    Place,

    /// <summary>The row or file as a whole.</summary>
    Whole,
}
