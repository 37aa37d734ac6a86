namespace OffenesHaus.House.Tests.Planted.Lower;

/// <summary>Needs the floor above only inside a lambda of an async method.</summary>
internal static class LooksUp
{
    public static async Task<int> Run()
    {
        Func<int> hidden = () => Upper.UpperRoom.Count;
        await Task.Yield();
        return hidden();
    }
}

/// <summary>Needs a room on its own floor.</summary>
internal static class LooksAside
{
    public static string Run() => Beside.RoomBeside.Say();
}

/// <summary>Needs nothing.</summary>
internal static class Innocent
{
    public static string Say() => "nothing";
}
