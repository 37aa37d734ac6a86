using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Platform;

/// <summary>Says something about many nouns at once, after each has mapped itself. Found in the assembly, made without arguments.</summary>
internal interface IShapesModel
{
    void Shape(ModelBuilder model, OfficeDb db);
}
