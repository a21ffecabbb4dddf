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
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{sheet}|{audience}|{unit}");
        foreach (var (item, value) in answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"|{item}={value}");
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static UInt128 Number(string digest) => UInt128.Parse(digest, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Text(UInt128 number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
