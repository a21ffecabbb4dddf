using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CxMaturity.Store.Backups;

/// <summary>Tells whether a row of COPY's text form can be what its columns say, without a database.</summary>
internal static class CopyField
{
    // PostgreSQL itself has no limit on how deep a document may be.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = 10_000 };

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> OfMoments = SearchValues.Create("0123456789-: .+"u8);

    public static bool RowFits(ReadOnlySpan<byte> row, IReadOnlyList<BackupColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var tab = row.IndexOf((byte)'\t');
            var isLast = i == columns.Count - 1;
            if (isLast != tab < 0 || !Fits(isLast ? row : row[..tab], columns[i]))
                return false;
            row = isLast ? [] : row[(tab + 1)..];
        }

        return true;
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> row, int place)
    {
        for (; place > 0; place--)
            row = row[(row.IndexOf((byte)'\t') + 1)..];
        var tab = row.IndexOf((byte)'\t');
        return tab < 0 ? row : row[..tab];
    }

    public static long NumberAt(ReadOnlySpan<byte> row, int place) => Utf8Parser.TryParse(At(row, place), out long number, out _) ? number : 0;

    private static bool Fits(ReadOnlySpan<byte> field, BackupColumn column)
    {
        if (field.SequenceEqual("\\N"u8))
            return column.Nullable;
        if (field.Contains((byte)'\\'))
        {
            var plain = new byte[field.Length];
            return Unescape(field, plain, out var length) && IsOfType(plain.AsSpan(0, length), column.Type);
        }

        return IsOfType(field, column.Type);
    }

    private static bool IsOfType(ReadOnlySpan<byte> value, string type) => type switch
    {
        "bigint" => Utf8Parser.TryParse(value, out long _, out var used) && used == value.Length,
        "uuid" => Utf8Parser.TryParse(value, out Guid _, out var used, 'D') && used == value.Length,
        "boolean" => value is [(byte)'t'] or [(byte)'f'],
        "jsonb" => IsJson(value),
        "bytea" => value.StartsWith("\\x"u8) && value.Length % 2 == 0 && !value[2..].ContainsAnyExcept(Hexadecimal),
        "timestamp with time zone" => IsMoment(value),
        _ => Utf8.IsValid(value)
    };

    private static bool IsJson(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new Utf8JsonReader(value, AnyDepth);
            while (reader.Read())
            {
            }

            return Utf8.IsValid(value);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Years may have more digits than a DateTime of .NET holds, so only the form is looked at.</summary>
    private static bool IsMoment(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("-infinity"u8) || value.SequenceEqual("infinity"u8))
            return true;
        var time = value.EndsWith(" BC"u8) ? value[..^3] : value;
        return time.Length >= "2026-01-01 00:00:00+00".Length && time.EndsWith("+00"u8) && !time.ContainsAnyExcept(OfMoments);
    }

    private static bool Unescape(ReadOnlySpan<byte> field, Span<byte> plain, out int length)
    {
        length = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var letter = field[i];
            if (letter == '\\')
            {
                if (++i == field.Length)
                    return false;
                letter = field[i] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'v' => (byte)'\v',
                    (byte)'\\' => (byte)'\\',
                    _ => (byte)0
                };
                if (letter == 0)
                    return false;
            }

            plain[length++] = letter;
        }

        return true;
    }
}
