using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Store;
using CxMaturity.Web.Access;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Organizations;

namespace CxMaturity.Web.Storage;

/// <summary>--create-token ORGANISATION NAME [--write] [--days N]: prints a token of the API, for automation, instead of serving.</summary>
public sealed class TokenCommand
{
    private const string Create = "--create-token", Write = "--write", Days = "--days";
    private const int UsualDays = 90;

    private readonly string[] named;
    private readonly bool writes;
    private readonly string days;
    private readonly string[] settings;

    private TokenCommand(string[] named, bool writes, string days, string[] settings) => (this.named, this.writes, this.days, this.settings) = (named, writes, days, settings);

    /// <summary>The command among the arguments; none where the app is to serve.</summary>
    public static TokenCommand? In(string[] args)
    {
        var at = Array.IndexOf(args, Create);
        if (at < 0)
            return null;
        var named = args[(at + 1)..].TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).Take(2).ToArray();
        string[] rest = [.. args[..at], .. args[(at + 1 + named.Length)..]];
        var days = UsualDays.ToString(CultureInfo.InvariantCulture);
        if (Array.IndexOf(rest, Days) is >= 0 and var place)
        {
            days = rest.ElementAtOrDefault(place + 1) ?? "";
            rest = [.. rest[..place], .. rest.Skip(place + 2)];
        }

        return new(named, rest.Contains(Write), days, [.. rest.Where(arg => arg != Write)]);
    }

    public async Task RunAsync()
    {
        if (named.Length != 2 || !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var life))
            throw new StartRefusedException($"{Create} needs an organisation and a name: {Create} ORGANISATION NAME [{Write}] [{Days} {UsualDays}].");

        var builder = WebApplication.CreateBuilder(StartUp.Options(settings));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var database = await StoreDatabase.ReachAsync(builder.Configuration, makes: false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCxStore(database);
        builder.Services.AddLanguages().AddErrorPages().AddAccess().AddSingleton<OrganizationKeeping>();
        await using var app = builder.Build();
        try
        {
            await app.Services.GetRequiredService<OrganizationKeeping>().RequireAsync(named[0], CancellationToken.None);
            var (secret, _) = await app.Services.GetRequiredService<ApiTokenKeeping>()
                .MakeAsync(Tenancy.OrganizationIdOf(named[0]), named[1], writes, life, CancellationToken.None, EventMetadata.None);
            // Alone on its line, so that a script can take it.
            Console.WriteLine(secret);
        }
        catch (RefusedException refused)
        {
            throw new StartRefusedException(app.Services.GetRequiredService<Sentences>().Of(refused));
        }
    }
}
