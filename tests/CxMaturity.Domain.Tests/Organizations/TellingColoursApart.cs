using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class TellingColoursApart
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    [InlineData("#ffff00", "#000000", 19.56)]
    public void The_contrast_is_that_of_the_guidelines(string one, string other, double expected)
    {
        Of(one).Contrast(Of(other)).ShouldBe(expected, 0.005);
        Of(other).Contrast(Of(one)).ShouldBe(expected, 0.005);
    }

    [Fact]
    public void Any_colour_becomes_readable_and_one_that_is_stays()
    {
        Colour[] light = [Colour.White, Of("#f3f6f5"), Of("#e4eeee")], dark = [Of("#0d181c"), Of("#14242a"), Of("#1c343c")];

        for (var part = 0; part < 4096; part++)
        {
            var colour = new Colour((byte)(part >> 8 << 4), (byte)(part >> 4 << 4), (byte)(part << 4));
            colour.Readable(light, Colour.Black, 4.5).WeakestContrast(light).ShouldBeGreaterThanOrEqualTo(4.5);
            colour.Readable(dark, Colour.White, 4.5).WeakestContrast(dark).ShouldBeGreaterThanOrEqualTo(4.5);
        }

        Of("#0d5563").Readable(light, Colour.Black, 4.5).ShouldBe(Of("#0d5563"));
    }

    private static Colour Of(string text) => Colour.Parse(text)!.Value;
}
