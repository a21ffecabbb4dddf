using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CxMaturity.Domain.Exchange;

/// <summary>
/// What an initiative or a finding is called in the tools of others: short enough to read out, always the same, and of fifty bits, so
/// that among ten thousand things of an organisation two share one with a probability of less than one in ten million.
/// </summary>
public static partial class HandOverId
{
    public const string Prefix = "CXM-";

    // Without I, L, O and U: nobody reads a digit where a letter stands, and no word comes about.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;
    private const int BitsOfLetter = 5;

    public static string Of(Guid stream)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(stream.ToByteArray(bigEndian: true), hash);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        var id = new char[Length];
        for (var i = 0; i < Length; i++)
            id[i] = Letters[(int)(bits >> (64 - BitsOfLetter * (i + 1))) & 31];
        return Prefix + new string(id);
    }

    /// <summary>The ids that a text holds, each once, as we write them.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Written().Matches(text).Select(match => match.Value.ToUpperInvariant()).Distinct()];

    [GeneratedRegex("(?<![0-9A-Za-z-])CXM-[0-9A-HJKMNP-TV-Z]{10}(?![0-9A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
