using System.Buffers.Binary;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>
/// Chance that is the same on every machine and in every version of the runtime: the SplitMix64 sequence, and nothing but sums of it.
/// </summary>
internal sealed class DemoDice
{
    private const ulong Seed = 20_261;
    private const string DoorLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private ulong state;

    /// <summary>Dice of their own for one thing, so that a change to one person changes nobody else.</summary>
    public DemoDice(params ReadOnlySpan<int> of)
    {
        state = Seed;
        foreach (var part in of)
            state = unchecked(Next() ^ (ulong)part * 0xD6E8FEB86659FD93UL);
    }

    /// <summary>From 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int count) => (int)(Next() % (ulong)count);

    public bool Chance(double share) => Share() < share;

    /// <summary>Around 0 with a spread of 1, bell-shaped enough, and never beyond ±3.5.</summary>
    public double Spread() => (Share() + Share() + Share() + Share() - 2) * 1.7320508075688772;

    /// <summary>The place that was drawn from weights.</summary>
    public int Drawn(IReadOnlyList<double> weights)
    {
        var left = Share() * weights.Sum();
        for (var place = 0; place < weights.Count - 1; place++)
            if ((left -= weights[place]) < 0)
                return place;
        return weights.Count - 1;
    }

    public string Door() => string.Concat(Enumerable.Range(0, 10).Select(_ => DoorLetters[Below(DoorLetters.Length)]));

    public Guid Id() => Marked(version: 4, at: null);

    /// <summary>An id that sorts by its time.</summary>
    public Guid Id(DateTimeOffset at) => Marked(version: 7, at);

    private Guid Marked(int version, DateTimeOffset? at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, at is { } time ? (ulong)time.ToUnixTimeMilliseconds() << 16 | Next() >> 48 : Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)(bytes[6] & 0x0F | version << 4);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }
}
