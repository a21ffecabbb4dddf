using System.Text.RegularExpressions;

namespace CxMaturity.Benchmarks.Bench;

/// <summary>The first account of the measured app, made by its link; organisations are founded and results read in its name.</summary>
public static partial class Keeper
{
    private const string Password = "four quays and a slipway";

    /// <returns>What a browser sends along that is signed in.</returns>
    public static async Task<string> SignUpAsync(Uri setup)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var token = Token().Match(await http.GetStringAsync(setup)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = "Bench", ["Form.UserName"] = "bench", ["Form.Password"] = Password, ["Form.Again"] = Password, ["OrganizationName"] = "Bench",
            ["__RequestVerificationToken"] = token
        });
        using var made = await http.PostAsync(setup, form);
        return made.Headers.GetValues("Set-Cookie").First(cookie => cookie.StartsWith("cx-account=", StringComparison.Ordinal)).Split(';')[0];
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
