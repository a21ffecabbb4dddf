using System.Threading.RateLimiting;
using CxMaturity.Web.Access;
using Microsoft.AspNetCore.RateLimiting;

namespace CxMaturity.Web.Hosting;

public static class RateLimitServices
{
    /// <summary>Wrong settings are refused before a database is made or started for them.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRateLimiter(RateLimits.Of(configuration).Apply);
}

/// <summary>An address that leads on to a provider, where others ask for the password.</summary>
public sealed class LeadsToProvider;

/// <summary>How often one caller may knock: at the sign-in, at the API, with files. Answering a questionnaire is not counted.</summary>
public sealed record RateLimits
{
    private const string Room = "Limits";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private static readonly string[] SignInPaths = ["/sign-in", "/setup", "/invitations", "/reset", "/keep", "/account"];

    /// <summary>Forms about passwords and links, for one network address.</summary>
    public int SignInPerMinute { get; init; } = 30;

    /// <summary>Ways on to the provider, for one network address: a whole company may come from one in the morning.</summary>
    public int ProviderPerMinute { get; init; } = 300;

    /// <summary>Calls of the API, for one account or token.</summary>
    public int ApiPerMinute { get; init; } = 1200;

    /// <summary>Files brought along, for one account.</summary>
    public int UploadsPerMinute { get; init; } = 20;

    public static RateLimits Of(IConfiguration configuration)
    {
        RateLimits limits;
        try
        {
            limits = configuration.GetSection(Room).Get<RateLimits>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A setting below {Room} is no whole number: {wrong.Message}");
        }

        return limits is { SignInPerMinute: > 0, ProviderPerMinute: > 0, ApiPerMinute: > 0, UploadsPerMinute: > 0 }
            ? limits
            : throw new StartRefusedException($"The settings below {Room} take whole numbers from 1.");
    }

    internal void Apply(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => LimitOf(context) is var (name, most)
            ? RateLimitPartition.GetFixedWindowLimiter(name, _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                context.HttpContext.Response.OnStarting(() =>
                {
                    context.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(after.TotalSeconds):0}";
                    return Task.CompletedTask;
                });
            throw new AccessRefusedException(StatusCodes.Status429TooManyRequests, "access.too_many");
        };
    }

    /// <summary>What counts together, and how much of it is enough; none where nothing is counted.</summary>
    private (string Name, int Most)? LimitOf(HttpContext context)
    {
        var request = context.Request;
        var isForm = HttpMethods.IsPost(request.Method);
        if (context.GetEndpoint()?.Metadata.GetMetadata<LeadsToProvider>() is not null)
            return ($"on {context.Connection.RemoteIpAddress}", ProviderPerMinute);
        if (isForm && SignInPaths.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            return ($"in {context.Connection.RemoteIpAddress}", SignInPerMinute);
        if (isForm && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            return ($"up {CallerOf(context)}", UploadsPerMinute);
        if (request.Path.StartsWithSegments("/api") && !AnswerRoutes.IsWithinASheet(request))
            return ($"api {CallerOf(context)}", ApiPerMinute);
        return null;
    }

    private static string CallerOf(HttpContext context) =>
        context.SignedIn()?.Id.ToString() ?? context.Features.Get<TokenIn>()?.TokenId.ToString() ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
}
