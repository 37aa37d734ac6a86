using OffenesHaus.Bench;

// bench/*/run call this:  floor DATABASE FOLDER | speed | first-view
switch (args)
{
    case ["floor", var database, var folder]:
        await Floor.Run(database, folder);
        return 0;
    case ["speed"]:
        return await Speed.Run();
    case ["first-view"]:
        return await FirstView.Run();
    default:
        await Console.Error.WriteLineAsync("The benchmarks are speed and first-view.");
        return 2;
}
