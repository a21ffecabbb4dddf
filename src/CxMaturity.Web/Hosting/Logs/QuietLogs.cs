using Microsoft.Extensions.Logging.Console;

namespace CxMaturity.Web.Hosting.Logs;

/// <summary>
/// What goes to the console: warnings and errors unless a setting asks for more, and whatever it asks for, no address that somebody called.
/// </summary>
public static class QuietLogs
{
    /// <summary>Their lines below a warning name the addresses that were called, and the address of a sheet is its key.</summary>
    private static readonly string[] TellAddresses = ["Microsoft.AspNetCore", "System.Net.Http"];

    /// <summary>Errors and warnings on the console, and nothing between a newcomer and the link.</summary>
    public static WebApplicationBuilder LogQuietly(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole();
        builder.Logging.AddLastErrors();
        if (builder.Configuration.GetSection("Logging:LogLevel:Default").Value is null)
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Its one warning is that keys lie unwrapped in their folder, which only the operating account may read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It would say at each question what it said at the last; the checkup says when something turns.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.PostConfigure<LoggerFilterOptions>(KeepAddressesOut);
        // The framework puts the address around every line of a request.
        builder.Services.PostConfigureAll<ConsoleFormatterOptions>(options => options.IncludeScopes = false);
        builder.Services.PostConfigureAll<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = false);
        builder.Services.PostConfigureAll<JsonConsoleFormatterOptions>(options => options.IncludeScopes = false);
        StartUp.SpeakJson(builder.Configuration["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json);
        return builder;
    }

    /// <summary>After all settings and for each provider that one of them names: the more special rule counts, and of equals the last.</summary>
    private static void KeepAddressesOut(LoggerFilterOptions options)
    {
        foreach (var loud in options.Rules.Where(rule => rule.LogLevel is null or < LogLevel.Warning && TellAddresses.Any(teller => IsWithin(rule.CategoryName, teller))).ToArray())
            options.Rules.Remove(loud);
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
            foreach (var teller in TellAddresses)
                options.Rules.Add(new(provider, teller, LogLevel.Warning, null));
    }

    private static bool IsWithin(string? category, string teller) => category?.StartsWith(teller, StringComparison.OrdinalIgnoreCase) == true;
}
