using AngleSharp.Html.Dom;

namespace OffenesHaus.Web.Tests;

/// <summary>What a browser would send for a form: its successful controls in their order, with some of them filled in anew.</summary>
internal static class FormContent
{
    public static HttpContent Of(IHtmlFormElement form, IHtmlButtonElement? pressed, IReadOnlyList<FileSent> files, (string Name, string? Value)[] fields)
    {
        var filled = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var sent = Standing(form).Where(f => !filled.Contains(f.Name)).ToList();
        sent.AddRange(fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)));
        if (pressed?.Name is { Length: > 0 } name)
            sent.Add((name, pressed.Value ?? ""));

        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Name, f.Value)));

        var parts = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        foreach (var (field, value) in sent)
            parts.Add(new StringContent(value), $"\"{field}\"");
        foreach (var file in files)
            parts.Add(Part(file));
        return parts;
    }

    // As browsers write it: the name in UTF-8 as it is, only quotes and line ends escaped (WHATWG, multipart/form-data).
    private static ByteArrayContent Part(FileSent file)
    {
        var name = file.Name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        var part = new ByteArrayContent(file.Bytes);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{file.Field}\"; filename=\"{name}\"");
        part.Headers.TryAddWithoutValidation("Content-Type", file.Type);
        return part;
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
