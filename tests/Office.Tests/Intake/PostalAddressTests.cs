using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Tests.Catalog;

namespace OffenesHaus.Tests.Intake;

public sealed class PostalAddressTests
{
    private static readonly Form Apply = HouseWords.Forms["apply"];

    [Fact]
    public void The_name_goes_above_an_address_that_does_not_begin_with_it() =>
        Assert.Equal(["Rana Apfelbaum", "Rosenweg 3", "12345 Musterstadt"], Lines(("name", "Rana Apfelbaum"), ("address", "Rosenweg 3\n12345 Musterstadt")));

    [Fact]
    public void A_name_that_stands_there_already_is_not_written_twice() =>
        Assert.Equal(["rana apfelbaum", "Rosenweg 3", "12345 Musterstadt"], Lines(("name", "Rana Apfelbaum"), ("address", "rana apfelbaum, Rosenweg 3, 12345 Musterstadt")));

    [Fact]
    public void The_way_to_reach_somebody_is_an_address_when_it_has_a_postal_code_and_a_town() =>
        Assert.Equal(["Rana Apfelbaum", "Rosenweg 3", "12345 Musterstadt"], Lines(("name", "Rana Apfelbaum"), ("reach", "Rosenweg 3, 12345 Musterstadt")));

    [Fact]
    public void An_address_in_Arabic_letters_on_one_line_is_divided_at_its_own_comma() =>
        Assert.Equal(["رنا شجرة", "شارع الورد 3", "12345 Musterstadt"], Lines(("name", "رنا شجرة"), ("address", "شارع الورد 3، 12345 Musterstadt")));

    [Fact]
    public void A_telephone_or_a_mail_beside_the_address_stands_on_no_envelope_and_digits_are_those_of_the_carrier() =>
        Assert.Equal(["Rana Apfelbaum", "Rosenweg 3", "12345 Musterstadt"], Lines(("name", "Rana Apfelbaum"), ("reach", "Rosenweg ٣, ١٢٣٤٥ Musterstadt, 0171 2345678, rana@example.org")));

    [Theory]
    [InlineData("Tel. 0171 2345678"), InlineData("Handy: 0176/5550100"), InlineData("E-Mail: rana@example.org"), InlineData("+49 351 1234567"), InlineData("(0351) 12 34 56 7"), InlineData("030 12345"), InlineData("Telefonnummer: 0151 2345678"), InlineData("Tel.-Nr. 0151 2345678"), InlineData("Handynummer 0151 2345678"), InlineData("Mobiltelefon: 0151 2345678"), InlineData("Tel: (+49) 151 2345678"), InlineData("E-Mail-Adresse: a@b.de"), InlineData("هاتف: ٠١٧١٢٣٤٥٦٧٨")]
    public void However_a_telephone_or_a_mail_is_written_it_stands_on_no_envelope(string other)
    {
        Assert.Equal(["Rana Apfelbaum", "Rosenweg 3", "12345 Musterstadt"], Lines(("name", "Rana Apfelbaum"), ("address", $"Rosenweg 3, 12345 Musterstadt, {other}")));
        Assert.Empty(Lines(("name", "Rana Apfelbaum"), ("address", other)));
        Assert.False(PostalAddress.IsKnown(Apply, Of(("name", "Rana Apfelbaum"), ("address", other))));
    }

    [Theory]
    [InlineData("Tel. 0171 2345678"), InlineData("E-Mail: rana@example.org"), InlineData("rana@example.org")]
    public void Nor_when_it_follows_the_town_on_its_own_line(string other) => Assert.Equal(["Rosenweg 3", "12345 Musterstadt"], PostalAddress.Lines($"Rosenweg 3\n12345 Musterstadt {other}"));

    [Fact]
    public void An_address_of_200_000_blanks_is_answered_at_once() => Assert.Equal(["x", "y"], PostalAddress.Lines($"x{new string(' ', 200_000)}y,"));

    [Theory]
    [InlineData("Hauptstraße\n12 - 14\n12345 Musterstadt"), InlineData("Gasse\n12/3/14\n1010 Wien"), InlineData("Postfach\n12 34 56\n12345 Musterstadt"), InlineData("Ulice 5\n110 00\nPraha"), InlineData("Rua 7\n01310-100\nSão Paulo"), InlineData("Telegrafenweg 123456\n12345 Musterstadt"), InlineData("Mobil 3\n12345 Musterstadt")]
    public void Numbers_that_belong_to_an_address_stay_in_it(string address) => Assert.Equal(address.Split('\n'), PostalAddress.Lines(address));

    [Fact]
    public void A_name_above_six_lines_leaves_six_and_keeps_the_town()
    {
        var lines = PostalAddress.Lines("Rana Apfelbaum", "c/o Weidenbaum\nHinterhaus\n2. Stock\nRosenweg 3\n12345 Musterstadt\nDeutschland");

        Assert.Equal((6, "Rana Apfelbaum", "12345 Musterstadt"), (lines.Count, lines[0], lines[4]));
    }

    [Fact]
    public void Commas_alone_are_no_address() => Assert.Empty(Lines(("name", "Rana Apfelbaum"), ("address", ", ,")));

    [Fact]
    public void A_way_to_reach_somebody_of_200_000_digits_is_no_address_and_is_answered_at_once() => Assert.Empty(Lines(("name", "Rana Apfelbaum"), ("reach", new string('1', 200_000))));

    [Theory]
    [InlineData("0176 5550100"), InlineData("Telefon 12345"), InlineData("rana@example.org"), InlineData("")]
    public void A_telephone_number_is_no_address_to_send_a_letter_to(string reach)
    {
        var answers = Of(("name", "Rana Apfelbaum"), ("reach", reach));

        Assert.False(PostalAddress.IsKnown(Apply, answers));
        Assert.Empty(PostalAddress.Lines(Apply, answers));
    }

    [Fact]
    public void Never_more_than_six_lines_and_the_town_is_never_the_one_left_out()
    {
        var lines = Lines(("name", "Rana Apfelbaum"), ("address", "bei Familie Weidenbaum\nHinterhaus\nAufgang C\n3. Etage links\nZimmer 12\nRosenweg 3\n12345 Musterstadt"));

        Assert.Equal(6, lines.Count);
        Assert.Equal("Rana Apfelbaum", lines[0]);
        Assert.Equal(["Rosenweg 3", "12345 Musterstadt"], lines.TakeLast(2), StringComparer.Ordinal);
    }

    [Fact]
    public void A_line_too_wide_for_the_window_is_broken_at_a_space_and_a_word_without_one_wherever_it_must()
    {
        Assert.Equal(["Ria Rebe", "Gemeinschaftsunterkunft am alten Güterbahnhof", "Block sieben", "12345 Musterstadt"],
            Lines(("name", "Ria Rebe"), ("address", "Gemeinschaftsunterkunft am alten Güterbahnhof Block sieben\n12345 Musterstadt")));
        Assert.All(Lines(("name", "Ria Rebe"), ("address", new string('x', 120) + "\n12345 Musterstadt")), line => Assert.InRange(line.Length, 1, 46));
    }

    [Theory]
    [InlineData("change-notice", "move")]
    [InlineData("renewal", "home")]
    public void An_address_in_parts_is_one_and_is_not_asked_again_where_letters_may_go_there(string code, string part)
    {
        var form = HouseWords.Forms[code];
        (string, string)[] written = [("name", "Rana Apfelbaum"), ("kinds", "move"), ("change.housing", "changed"), ("housing.what", "moved"), ($"{part}.street", "Rosenweg 3"), ($"{part}.postalCode", "12345"), ($"{part}.city", "Musterstadt")];
        var (there, elsewhere) = (form.Prune(Of([.. written, ($"{part}.letters", "yes")])), form.Prune(Of([.. written, ($"{part}.letters", "no"), ("address", "Birkenweg 7\n12345 Musterstadt")])));

        Assert.Equal(["Rana Apfelbaum", "Rosenweg 3", "12345 Musterstadt"], PostalAddress.Lines(form, there));
        Assert.DoesNotContain(form.PagesFor(there)[^1].QuestionsFor(there), q => q.Id == "address");
        Assert.Equal(["Rana Apfelbaum", "Birkenweg 7", "12345 Musterstadt"], PostalAddress.Lines(form, elsewhere));
        // Who moves later, or did not say, is asked where letters go.
        Assert.False(PostalAddress.IsKnown(form, form.Prune(Of(written))));
        Assert.Contains(form.PagesFor(form.Prune(Of(written)))[^1].QuestionsFor(form.Prune(Of(written))), q => q.Id == "address");
    }

    private static IReadOnlyList<string> Lines(params (string Field, string Value)[] written) => PostalAddress.Lines(Apply, Of(written));

    private static Answers Of(params (string Field, string Value)[] written)
    {
        var answers = new Answers();
        foreach (var (field, value) in written)
            answers.Add(field, value);
        return answers;
    }
}
