using Microsoft.AspNetCore.Razor.TagHelpers;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared;

/// <summary><c>&lt;german-below key="…" /&gt;</c>: the binding German text under its translation; nothing on a German page.</summary>
[HtmlTargetElement("german-below", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GermanBelow(Say t) : TagHelper
{
    public required string Key { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (t.Language.IsGerman)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "de");
        output.Attributes.SetAttribute("lang", "de");
        output.Attributes.SetAttribute("dir", "ltr");
        output.Content.SetContent(t.German[Key]);
    }
}
