using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Domain.Maturity;

/// <summary>
/// A fingerprint of a set of sheets that does not depend on their order: the 128-bit sum of the sheets' SHA-256 prefixes. Two results
/// with the same fingerprint were computed from the same answers.
/// </summary>
public static class SheetDigest
{
    public const string Empty = "00000000000000000000000000000000";

    public static string Add(string digest, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{sheet}|{audience}|{unit}");
        foreach (var (item, value) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"|{item}={value}");

        var hash = BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        var sum = unchecked(UInt128.Parse(digest, NumberStyles.HexNumber, CultureInfo.InvariantCulture) + hash);
        return sum.ToString("x32", CultureInfo.InvariantCulture);
    }
}
