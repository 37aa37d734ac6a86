using OffenesHaus.Bench;
using OffenesHaus.Bench.Mutants;
using OffenesHaus.Bench.Receipts;

// bench/*/run call this:  floor DATABASE FOLDER | speed | journal | first-view | longest-page | mutants | law | receipts | restore | calls | fuzz-prepare FOLDER | fuzz-instrument ASSEMBLY | fuzz-take FOLDER [believes]
switch (args)
{
    case ["floor", var database, var folder]:
        await Floor.Run(database, folder);
        return 0;
    case ["speed"]:
        return await Speed.Run();
    case ["first-view"]:
        return await FirstView.Run();
    case ["longest-page"]:
        return await LongestPage.Run();
    case ["mutants"]:
        return await Planting.Run();
    case ["mutants-worker"]:
        return Planting.Work();
    case ["journal"]:
        return await JournalCost.Run();
    case ["receipts"]:
        return await ReceiptProving.Run();
    case ["fuzz-prepare", var folder]:
        ReceiptFuzz.Prepare(folder);
        return 0;
    case ["fuzz-instrument", var assembly]:
        ReceiptFuzz.Instrument(assembly);
        return 0;
    case ["fuzz-take", var folder, .. var control]:
        ReceiptFuzz.Take(folder, believes: control is ["believes"]);
        return 0;
    case ["restore"]:
        return await RestoreSpeed.Run();
    case ["calls"]:
        return await CallCentre.Run();
    case ["law"]:
        return LawSpeed.Run();
    default:
        await Console.Error.WriteLineAsync("The benchmarks are speed, journal, first-view, longest-page, mutants, law, receipts, restore and calls.");
        return 2;
}
