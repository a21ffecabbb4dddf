using OpenTelemetry.Exporter;

namespace CxMaturity.Web.Hosting.Telemetry;

/// <summary>Where traces and figures are sent.</summary>
public sealed record Receiver(Uri Address, OtlpExportProtocol Protocol)
{
    private const string Setting = "Telemetry:Endpoint", ProtocolSetting = "Telemetry:Protocol";

    // The names that OpenTelemetry itself has given them.
    private const string UsualSetting = "OTEL_EXPORTER_OTLP_ENDPOINT", UsualProtocolSetting = "OTEL_EXPORTER_OTLP_PROTOCOL";

    private const string Grpc = "grpc", Http = "http/protobuf";

    /// <returns>None where no setting names one.</returns>
    public static Receiver? Of(IConfiguration configuration)
    {
        var (address, protocol) = (configuration[Setting] ?? configuration[UsualSetting], configuration[ProtocolSetting] ?? configuration[UsualProtocolSetting]);
        if (string.IsNullOrWhiteSpace(address))
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new StartRefusedException($"The setting {Setting} is '{address}'. It takes the address of an OTLP receiver: http://localhost:4317.");
        return new(parsed, protocol switch
        {
            null or "" or Grpc => OtlpExportProtocol.Grpc,
            Http => OtlpExportProtocol.HttpProtobuf,
            _ => throw new StartRefusedException($"The setting {ProtocolSetting} is '{protocol}'. It takes {Grpc} or {Http}.")
        });
    }

    public Action<OtlpExporterOptions> For(string signal) => options =>
    {
        options.Protocol = Protocol;
        options.Endpoint = Protocol == OtlpExportProtocol.Grpc ? Address : new($"{Address.AbsoluteUri.TrimEnd('/')}/v1/{signal}");
    };
}
