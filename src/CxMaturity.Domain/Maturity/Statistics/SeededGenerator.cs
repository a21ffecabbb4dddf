using System.Numerics;

namespace CxMaturity.Domain.Maturity.Statistics;

/// <summary>
/// Numbers that look random and are the same for the same seed on every machine: xoshiro256** (Blackman and Vigna 2018),
/// its state filled by SplitMix64.
/// </summary>
public sealed class SeededGenerator
{
    private ulong s0, s1, s2, s3;

    /// <param name="stream">Tells apart series from one seed, such as the resamples of one bootstrap.</param>
    public SeededGenerator(ulong seed, ulong stream = 0)
    {
        var state = Mix(seed) ^ (stream * 0xD1342543DE82EF95);
        s0 = Next(ref state);
        s1 = Next(ref state);
        s2 = Next(ref state);
        s3 = Next(ref state);
    }

    /// <summary>A seed from names, such as wave, unit and dimension; the same on every machine (FNV-1a over UTF-16, then mixed).</summary>
    public static ulong SeedOf(params ReadOnlySpan<string> names)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var name in names)
        {
            foreach (var letter in name)
                hash = (hash ^ letter) * 0x100000001B3;
            // What no name contains, so that "a", "bc" and "ab", "c" differ.
            hash = (hash ^ 0x1FFFF) * 0x100000001B3;
        }
        return Mix(hash);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to below the bound, each equally likely (Lemire 2019); refuses bounds below one.</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (uint)bound;
        var product = (Next() >> 32) * range;
        if ((uint)product < range)
        {
            var tooSmall = (0u - range) % range;
            while ((uint)product < tooSmall)
                product = (Next() >> 32) * range;
        }
        return (int)(product >> 32);
    }

    private static ulong Next(ref ulong state) => Mix(state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
