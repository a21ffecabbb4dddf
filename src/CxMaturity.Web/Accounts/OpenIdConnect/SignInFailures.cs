using System.Text.Json;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Accounts.OpenIdConnect;

/// <summary>The person thought better of it, or the provider does not let them in.</summary>
public sealed class SignInCancelledException() : Exception("cancelled at the provider");

/// <summary>Somebody came back who was not sent away from here, or too long ago.</summary>
public sealed class SignInLostException() : Exception("the browser was not sent from here, or too long ago");

/// <summary>
/// A sign-in that came to nothing: one line in the log, in our own words, so that nothing of a token or a secret can get into it; and a
/// page that says what to do.
/// </summary>
public sealed partial class SignInFailures(ILogger<SignInFailures> log, AccessLog accesses)
{
    private static readonly string[] KnownErrors =
    [
        "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope", "invalid_client", "invalid_grant", "unsupported_grant_type",
        "interaction_required", "login_required", "account_selection_required", "consent_required"
    ];

    /// <summary>Writes the line.</summary>
    /// <returns>What the visitor is told.</returns>
    public AccessRefusedException Told(Exception? failure)
    {
        var (status, key, reason) = Judged(failure);
        LogFailed(reason);
        accesses.Record(null, AccessKind.SignInFailed, "", null);
        return new(status, key, ProviderChoice.TryAgainPath);
    }

    /// <summary>The provider wanted to sign somebody out and could not show that it is the provider.</summary>
    public void TellOfLogout(Exception failure) => LogNoLogout(Judged(failure).Reason);

    private static (int Status, string Key, string Reason) Judged(Exception? failure) => failure switch
    {
        SignInCancelledException => (400, "provider.cancelled", failure.Message),
        SignInLostException => (400, "provider.lost", failure.Message),
        ProviderRefusedException => (400, "provider.failed", failure.Message),
        ProviderAwayException => (503, "provider.down", failure.Message),
        HttpRequestException or OperationCanceledException => (503, "provider.down", "it does not answer"),
        JsonException => (503, "provider.down", "its answer cannot be read"),
        { } told when told.Data["error"] is string error => Judged(error),
        _ => (400, "provider.failed", "the answer is not one of a provider")
    };

    private static (int Status, string Key, string Reason) Judged(string error) => error switch
    {
        "server_error" or "temporarily_unavailable" => (503, "provider.down", $"it answered {error}"),
        _ when KnownErrors.Contains(error) => (400, "provider.failed", $"it answered {error}"),
        _ => (400, "provider.failed", "it answered with an error of its own")
    };

    [LoggerMessage(LogLevel.Warning, "A sign-in through the identity provider came to nothing: {Reason}.")]
    private partial void LogFailed(string reason);

    [LoggerMessage(LogLevel.Warning, "A sign-out by the identity provider was refused: {Reason}.")]
    private partial void LogNoLogout(string reason);
}
