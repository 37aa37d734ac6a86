namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>Bends files in the ways readers break at: bits, lengths, repeats, cuts, parts of another file. The same seed bends the same way.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly uint[] Edges = [0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF];
    private readonly Random random = new(seed);

    /// <summary>One more file; the first bytes stay, so that the reader it was made for gets it.</summary>
    public byte[] Next(IReadOnlyList<byte[]> sound, int keep)
    {
        var bytes = new List<byte>(sound[random.Next(sound.Count)]);
        for (var hits = random.Next(1, 7); hits > 0 && bytes.Count > keep + 8; hits--)
            Bend(bytes, sound, keep);
        return [.. bytes];
    }

    private void Bend(List<byte> bytes, IReadOnlyList<byte[]> sound, int keep)
    {
        // Heads are what readers trust most: half the blows fall there.
        int Place(int room) => random.Next(keep, random.Next(2) == 0 ? Math.Min(bytes.Count - room, keep + 400) : bytes.Count - room);
        var at = Place(8);
        switch (random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                Number(bytes, at, 4);
                break;
            case 3:
                Number(bytes, at, 2);
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 64), bytes.Count - at));
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(keep, Math.Min(random.Next(1, 64), bytes.Count - keep)));
                break;
            case 6:
                bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : 0);
                break;
            case 7:
                var other = sound[random.Next(sound.Count)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 200), other.Length - from)));
                break;
            default:
                Digits(bytes, at);
                break;
        }
    }

    private void Number(List<byte> bytes, int at, int length)
    {
        var (value, large) = (Edges[random.Next(Edges.Length)], random.Next(2) == 0);
        for (var i = 0; i < length; i++)
            bytes[at + i] = (byte)(value >> 8 * (large ? length - 1 - i : i));
    }

    // Sizes and places in PDFs are written in digits.
    private void Digits(List<byte> bytes, int at)
    {
        while (at < bytes.Count - 1 && !char.IsAsciiDigit((char)bytes[at]))
            at++;
        for (; at < bytes.Count && char.IsAsciiDigit((char)bytes[at]); at++)
            bytes[at] = (byte)('0' + random.Next(10));
    }
}
