using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>The fingerprint of two sets of sheets together.</summary>
    public static string Join(string one, string other) => Text(unchecked(Number(one) + Number(other)));

    /// <summary>The fingerprint of one sheet, to be added to or taken away from that of others.</summary>
    /// <param name="asked">Ids of what was asked, in their order: to look them up costs less than to sort the answers.</param>
    internal static UInt128 Fingerprint(Guid sheet, Audience audience, string unit, IReadOnlyDictionary<string, int> answers, string[] asked)
    {
        var items = InOrder(answers, asked);
        var text = new DefaultInterpolatedStringHandler(4 + items.Length * 2, items.Length * 2, CultureInfo.InvariantCulture, stackalloc char[2048]);
        text.AppendFormatted(sheet);
        text.AppendLiteral("|");
        text.AppendFormatted(audience);
        text.AppendLiteral("|");
        text.AppendLiteral(unit);
        foreach (var item in items)
        {
            text.AppendLiteral("|");
            text.AppendLiteral(item);
            text.AppendLiteral("=");
            text.AppendFormatted(answers[item]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToStringAndClear()), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static string[] InOrder(IReadOnlyDictionary<string, int> answers, string[] asked)
    {
        var (items, found) = (new string[answers.Count], 0);
        foreach (var id in asked)
            if (found < items.Length && answers.ContainsKey(id))
                items[found++] = id;
        return found == items.Length ? items : [.. answers.Keys.Order(StringComparer.Ordinal)];
    }

    internal static UInt128 Number(string digest) => UInt128.Parse(digest, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    internal static string Text(UInt128 number) => number.ToString("x32", CultureInfo.InvariantCulture);
}
