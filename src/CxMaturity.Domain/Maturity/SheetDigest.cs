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

    public static string Add(string digest, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers) =>
        Text(unchecked(Number(digest) + Of(sheet, audience, unit, answers)));

    /// <summary>Takes away a sheet that was added.</summary>
    public static string Subtract(string digest, Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers) =>
        Text(unchecked(Number(digest) - Of(sheet, audience, unit, answers)));

    /// <summary>The fingerprint of two sets of sheets together.</summary>
    public static string Join(string one, string other) => Text(unchecked(Number(one) + Number(other)));

    private static UInt128 Of(Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers)
    {
        var items = answers.Keys.ToArray();
        Array.Sort(items, StringComparer.Ordinal);
        var text = new StringBuilder(capacity: 64 + items.Length * 12).Append(sheet).Append('|').Append(audience.ToString()).Append('|').Append(unit);
        foreach (var item in items)
            text.Append('|').Append(item).Append('=').Append(answers[item]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static UInt128 Number(string digest) => UInt128.Parse(digest, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Text(UInt128 number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
