using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OffenesHaus.Web.Desk;

/// <summary>What is to be done, oldest legal day first.</summary>
public sealed class WorklistModel : PageModel;
