using System.Text;
using CsCheck;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class DataKeyTests : IDisposable
{
    private static readonly Guid Row = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private readonly TemporaryData here = new();

    [Fact]
    public void Any_words_come_back_as_they_were_sealed() =>
        Gen.Select(Gen.Byte.Array[0, 5000], Gen.String, Gen.Guid).Sample((plain, purpose, row) =>
            here.Key.Open(here.Key.Seal(plain, purpose, row), purpose, row).AsSpan().SequenceEqual(plain), iter: 2000);

    [Fact]
    public void Every_single_flipped_bit_is_found()
    {
        var box = here.Key.Seal("Ich ziehe um, bitte sagen Sie es niemandem."u8, "answers", Row);
        for (var bit = 0; bit < box.Length * 8; bit++)
        {
            box[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<SealBroken>(() => here.Key.Open(box, "answers", Row));
            box[bit / 8] ^= (byte)(1 << bit % 8);
        }
        Assert.NotEmpty(here.Key.Open(box, "answers", Row)); // and whole again it opens
    }

    [Fact]
    public void Every_cut_is_found()
    {
        var box = here.Key.Seal("abc"u8, "answers", Row);
        for (var length = 0; length < box.Length; length++)
            Assert.Throws<SealBroken>(() => here.Key.Open(box.AsSpan(0, length), "answers", Row));
    }

    [Fact]
    public void Words_open_only_for_their_own_purpose_row_and_key()
    {
        var box = here.Key.Seal("abc"u8, "answers", Row);
        using var other = DataKey.Create();

        Assert.Throws<SealBroken>(() => here.Key.Open(box, "notes", Row));
        Assert.Throws<SealBroken>(() => here.Key.Open(box, "answers", Guid.Empty));
        Assert.Throws<SealBroken>(() => other.Open(box, "answers", Row));
    }

    [Fact]
    public void The_same_words_never_look_the_same_twice() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(here.Key.Seal("abc"u8, "answers", Row))).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_wrapped_key_opens_what_it_sealed_and_tells_its_office_key()
    {
        var box = here.Key.Seal("abc"u8, "answers", Row);
        var wrapped = here.Key.Wrap(here.Office, Row);

        using var unwrapped = DataKey.Unwrap(wrapped, here.Office, Row);

        Assert.Equal("abc", Encoding.UTF8.GetString(unwrapped.Open(box, "answers", Row)));
        Assert.Equal(here.Office.Id, DataKey.OfficeKeyOf(wrapped));
    }

    [Fact]
    public void A_wrapped_key_with_any_flipped_bit_or_of_another_request_or_office_does_not_open()
    {
        using var elsewhere = new TemporaryData();
        var wrapped = here.Key.Wrap(here.Office, Row);

        Assert.Throws<SealBroken>(() => DataKey.Unwrap(wrapped, here.Office, Guid.Empty));
        Assert.Throws<SealBroken>(() => DataKey.Unwrap(wrapped, elsewhere.Office, Row));
        for (var bit = 0; bit < wrapped.Length * 8; bit++)
        {
            wrapped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Throws<SealBroken>(() => DataKey.Unwrap(wrapped, here.Office, Row));
            wrapped[bit / 8] ^= (byte)(1 << bit % 8);
        }
    }

    [Fact]
    public void A_destroyed_key_refuses_every_use()
    {
        var key = DataKey.Create();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Seal("abc"u8, "answers", Row));
        Assert.Throws<ObjectDisposedException>(() => key.Wrap(here.Office, Row));
    }

    public void Dispose() => here.Dispose();
}
