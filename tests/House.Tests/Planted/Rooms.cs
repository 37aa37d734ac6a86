namespace OffenesHaus.House.Tests.Planted.Upper
{
    internal sealed class Arrival
    {
        public static int Count => 1;
    }
}

namespace OffenesHaus.House.Tests.Planted.Beside
{
    internal static class Queue
    {
        public static string Say() => "next";
    }
}

namespace OffenesHaus.House.Tests.Planted.Lower
{
    internal static class Innocent
    {
        public static string Say() => "nothing";
    }

    /// <summary>Needs the floor above only inside a lambda of an async method.</summary>
    internal static class LooksUp
    {
        public static async Task<int> Run()
        {
            Func<int> hidden = () => Upper.Arrival.Count;
            await Task.Yield();
            return hidden();
        }
    }

    /// <summary>Needs a room on its own floor.</summary>
    internal static class LooksAside
    {
        public static string Run() => Beside.Queue.Say();
    }
}
