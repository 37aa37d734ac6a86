using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace OffenesHaus.Web.Shared;

/// <summary>Marks the field that a refusal is about. Its error stands in the model state under <c>#</c> and the field's id, which is also the summary's link to it.</summary>
public static class MarkedFields
{
    public static bool IsWrong(this ViewDataDictionary view, string id) => view.ModelState.TryGetValue("#" + id, out var said) && said.Errors.Count > 0;

    public static string Field(this ViewDataDictionary view, string id) => view.IsWrong(id) ? "field wrong" : "field";

    /// <summary>For aria-invalid: absent while nothing is wrong.</summary>
    public static string? Invalid(this ViewDataDictionary view, string id) => view.IsWrong(id) ? "true" : null;

    /// <summary>For aria-describedby: the hint, and what is wrong when something is.</summary>
    public static string? Why(this ViewDataDictionary view, string id, string? hint = null) =>
        view.IsWrong(id) ? $"{hint} fehler".Trim() : hint;
}
