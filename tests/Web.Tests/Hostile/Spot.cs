namespace OffenesHaus.Web.Tests.Hostile;

/// <summary>Where a payload would come alive if it were not escaped.</summary>
internal enum Spot
{
    Text, DoubleQuoted, SingleQuoted, Bare, Link, Script, ScriptSingle, ScriptTemplate, Json, TextArea, Title, Comment, Style, Drawing,
}
