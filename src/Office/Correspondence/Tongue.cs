using System.Globalization;

namespace OffenesHaus.Correspondence;

/// <summary>The language a person reads beside German: BCP 47 code ("ar") and its name in itself ("العربية").</summary>
public sealed record Tongue(string Code, string Name)
{
    public bool RightToLeft => CultureInfo.GetCultureInfo(Code).TextInfo.IsRightToLeft;
}
