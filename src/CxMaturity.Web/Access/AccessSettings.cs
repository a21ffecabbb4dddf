using System.Globalization;
using CxMaturity.Web.Hosting;

namespace CxMaturity.Web.Access;

/// <summary>How long the access log keeps what stands in it.</summary>
public sealed record AccessSettings(int LogDays)
{
    private const string Setting = "Access:LogDays";
    private const int Usual = 90;
    private const int Most = 3650;

    public static AccessSettings Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given)
            return new(Usual);
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Most
            ? new(days)
            : throw new StartRefusedException($"The setting {Setting} is '{given}'; it takes whole numbers of days from 1 to {Most}.");
    }
}
