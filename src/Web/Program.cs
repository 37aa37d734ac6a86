using OffenesHaus.Platform;
using OffenesHaus.Web;

try
{
    return await Commands.Run(args);
}
catch (CannotStart no)
{
    await Console.Error.WriteLineAsync($"{no.Sentence}\n{no.WayOut}");
    return 1;
}
