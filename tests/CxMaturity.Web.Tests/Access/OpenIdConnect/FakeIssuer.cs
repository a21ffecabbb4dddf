using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CxMaturity.Web.Tests.Access.OpenIdConnect;

/// <summary>A provider on loopback that signs whatever a test wants signed, and lies where a test wants a lie.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Tenant = "7d1c2b7e-5f0e-4f0e-9a53-0c9a3c1b6f10";
    public const string ClientId = "cx-test";
    public const string ClientSecret = "lighthouse-keeper-secret";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Token)> codes = new();
    private RSA key = RSA.Create(2048);
    private int keys = 1;
    private int reads;

    private FakeIssuer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => Metadata(tenant));
        app.MapGet("/keys", () => IsAway ? Results.StatusCode(502) : Results.Json(new { keys = new[] { PublicKey() } }));
        app.MapPost("/token", TokenAsync);
    }

    public string Address { get; private set; } = "";

    public string Issuer => $"{Address}/{Tenant}/v2.0";

    public string KeyId => $"key-{keys}";

    /// <summary>Answers nothing that could be used.</summary>
    public bool IsAway { get; set; }

    /// <summary>What the token endpoint answers instead of a token.</summary>
    public (int Status, string Body)? InsteadOfATokenAnswer { get; set; }

    /// <summary>How often its metadata have been read.</summary>
    public int Reads => reads;

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        await issuer.app.StartAsync();
        issuer.Address = issuer.app.Urls.Single();
        return issuer;
    }

    /// <summary>From now on it signs with another key.</summary>
    public void TurnKeys() => (key, keys) = (RSA.Create(2048), keys + 1);

    /// <summary>A code that is good for one token, for whoever knows the other half of the challenge.</summary>
    public string CodeFor(string challenge, string token)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (challenge, token);
        return code;
    }

    /// <summary>A token in order, if nothing is changed about it.</summary>
    public string Sign(Dictionary<string, object?> claims, string algorithm = "RS256", string? keyId = null, Func<byte[], byte[]>? signature = null)
    {
        var header = Part(new Dictionary<string, object?> { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId ?? KeyId });
        var signed = $"{header}.{Part(claims)}";
        return $"{signed}.{Base64UrlEncoder.Encode((signature ?? Signature)(Encoding.ASCII.GetBytes(signed)))}";
    }

    public byte[] Signature(byte[] text) => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>As anybody can read it.</summary>
    public string PublicKeyText => key.ExportSubjectPublicKeyInfoPem();

    public Dictionary<string, object?> Claims(string person, string? nonce, params string[] roles) => new()
    {
        ["iss"] = Issuer, ["aud"] = ClientId, ["tid"] = Tenant, ["oid"] = $"oid-{person}", ["sub"] = $"sub-{person}", ["sid"] = $"sid-{person}", ["name"] = "Alex Quay",
        ["nonce"] = nonce, ["roles"] = roles, ["iat"] = Seconds(0), ["nbf"] = Seconds(-1), ["exp"] = Seconds(3600)
    };

    public static long Seconds(int fromNow) => DateTimeOffset.UtcNow.AddSeconds(fromNow).ToUnixTimeSeconds();

    private static string Part(Dictionary<string, object?> content) =>
        Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(content.Where(entry => entry.Value is not null).ToDictionary()));

    private IResult Metadata(string tenant)
    {
        Interlocked.Increment(ref reads);
        return IsAway ? Results.StatusCode(502) : Results.Json(new
        {
            issuer = tenant == "organizations" ? $"{Address}/{{tenantid}}/v2.0" : $"{Address}/{tenant}/v2.0",
            authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token", end_session_endpoint = $"{Address}/logout", jwks_uri = $"{Address}/keys"
        });
    }

    private object PublicKey()
    {
        var numbers = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", kid = KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        if (InsteadOfATokenAnswer is { } instead)
            return Results.Content(instead.Body, "text/html", Encoding.UTF8, instead.Status);
        var form = await request.ReadFormAsync();
        var isKnown = codes.TryRemove(form["code"].ToString(), out var code)
            && code.Challenge == Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
            && form["client_id"] == ClientId && form["client_secret"] == ClientSecret;
        return isKnown
            ? Results.Json(new { access_token = "of no use", token_type = "Bearer", id_token = code.Token })
            : Results.Json(new { error = "invalid_grant", error_description = ClientSecret }, statusCode: 400);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }
}
