namespace OffenesHaus.Catalog.Exchange;

/// <summary>Which kind of question is which kind of field of XDatenfelder, both ways.</summary>
internal static class XdfKinds
{
    private const int ShortText = 255;

    public static (string FieldKind, string Type) Of(QuestionKind kind) => kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices => ("select", "text"),
        QuestionKind.Date => ("input", "date"),
        QuestionKind.Money => ("input", "num_currency"),
        QuestionKind.Number => ("input", "num_int"),
        QuestionKind.Evidence => ("input", "file"),
        QuestionKind.Notice => ("label", "text"),
        _ => ("input", "text"),
    };

    /// <summary>The kind that fits a field; null: a form of the house cannot ask this.</summary>
    public static QuestionKind? Of(XdfPart field)
    {
        // A form that comes back says itself what it was, if that agrees with the field.
        if (field.Keywords.TryGetValue(Xdf.Kind, out var said) && DefinitionText.KindOf(said) is { } kind && kind != QuestionKind.Rows && Of(kind) == (field.FieldKind, field.Type))
            return kind;
        return (field.FieldKind, field.Type) switch
        {
            ("label", _) => QuestionKind.Notice,
            ("hidden" or "locked", _) or (_, "obj") => null,
            ("select", "bool") or (_, "bool") => QuestionKind.Choice,
            ("select", _) => field.Values.Count == 0 ? QuestionKind.Text : field.Most > 1 ? QuestionKind.Choices : QuestionKind.Choice,
            (_, "date") => QuestionKind.Date,
            (_, "num_currency") => QuestionKind.Money,
            (_, "num_int") => QuestionKind.Number,
            (_, "file") => QuestionKind.Evidence,
            (_, "text" or "text_latin") when field.MaxLength is null or > ShortText => QuestionKind.LongText,
            _ => QuestionKind.Text,
        };
    }
}
