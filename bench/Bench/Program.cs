using OffenesHaus.Bench;
using OffenesHaus.Bench.Mutants;

// bench/*/run call this:  floor DATABASE FOLDER | speed | first-view | mutants | law
switch (args)
{
    case ["floor", var database, var folder]:
        await Floor.Run(database, folder);
        return 0;
    case ["speed"]:
        return await Speed.Run();
    case ["first-view"]:
        return await FirstView.Run();
    case ["mutants"]:
        return await Planting.Run();
    case ["mutants-worker"]:
        return Planting.Work();
    case ["law"]:
        return LawSpeed.Run();
    default:
        await Console.Error.WriteLineAsync("The benchmarks are speed, first-view, mutants and law.");
        return 2;
}
