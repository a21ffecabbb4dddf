using System.Text.Json;
using CxMaturity.Domain;

namespace CxMaturity.Web.Api;

/// <summary>The words of the domain as the contract writes them: <c>inProgress</c> for what code calls InProgress.</summary>
internal static class ApiWords
{
    public static string Of<T>(T word) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    /// <summary>As pages show it: what lies behind two decimals nobody may read.</summary>
    public static double Rounded(double value) => Math.Round(value, 2);

    public static double? Rounded(double? value) => value is { } known ? Rounded(known) : null;

    /// <summary>Refuses a word that is none of them, and names those that are.</summary>
    public static T Read<T>(string? written) where T : struct, Enum => ReadOrNone<T>(written) ?? throw RefusedException.Invalid("api.word", written ?? "", string.Join(", ", Enum.GetValues<T>().Select(Of)));

    /// <returns>None where nothing was written.</returns>
    public static T? ReadOrNone<T>(string? written) where T : struct, Enum
    {
        if (written is null)
            return null;
        foreach (var word in Enum.GetValues<T>())
            if (Of(word) == written)
                return word;
        throw RefusedException.Invalid("api.word", written, string.Join(", ", Enum.GetValues<T>().Select(Of)));
    }
}
