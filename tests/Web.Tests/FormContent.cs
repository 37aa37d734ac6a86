using AngleSharp.Html.Dom;

namespace OffenesHaus.Web.Tests;

/// <summary>What a browser would send for a form: its successful controls in their order, with some of them filled in anew.</summary>
internal static class FormContent
{
    public static HttpContent Of(IHtmlFormElement form, IHtmlButtonElement? pressed, (string Name, string? Value)[] fields)
    {
        var filled = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var sent = Standing(form).Where(f => !filled.Contains(f.Name)).ToList();
        sent.AddRange(fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)));
        if (pressed?.Name is { Length: > 0 } name)
            sent.Add((name, pressed.Value ?? ""));

        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Name, f.Value)));

        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in sent)
            parts.Add(new StringContent(value), $"\"{field}\"");
        return parts;
    }

    private static IEnumerable<(string Name, string Value)> Standing(IHtmlFormElement form)
    {
        foreach (var control in form.Elements)
            switch (control)
            {
                case IHtmlInputElement { Type: "file" or "submit" or "image" or "button" }:
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked && box.Name is { Length: > 0 } checkedName)
                        yield return (checkedName, box.GetAttribute("value") ?? "on");
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } text:
                    yield return (text.Name!, text.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    foreach (var option in select.SelectedOptions)
                        yield return (select.Name!, option.GetAttribute("value") ?? option.Text);
                    break;
            }
    }
}
