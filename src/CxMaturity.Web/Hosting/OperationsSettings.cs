namespace CxMaturity.Web.Hosting;

/// <summary>When the operations room calls something a warning or a fault, and how long it waits.</summary>
public sealed record OperationsSettings
{
    /// <summary>From how far behind a read model is called late.</summary>
    public int LagWarnSeconds { get; init; } = 10;

    /// <summary>From how far behind the host no longer counts as ready.</summary>
    public int LagFailSeconds { get; init; } = 60;

    public int DiskWarnMegabytes { get; init; } = 1024;

    public int DiskWarnPercent { get; init; } = 5;

    public int DiskFailMegabytes { get; init; } = 200;

    /// <summary>How long a check waits for the database.</summary>
    public int CheckSeconds { get; init; } = 2;

    /// <summary>How long running requests may take after the app was asked to stop.</summary>
    public int StopSeconds { get; init; } = 30;

    public static OperationsSettings Of(IConfiguration configuration)
    {
        const string room = "Operations";
        OperationsSettings settings;
        try
        {
            settings = configuration.GetSection(room).Get<OperationsSettings>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            throw new StartRefusedException($"A setting below {room} is no whole number: {wrong.Message}");
        }

        foreach (var (name, value) in settings.Named())
            if (value < 0)
                throw new StartRefusedException($"The setting {room}:{name} is {value}; it takes whole numbers from 0.");
        return settings.CheckSeconds > 0 ? settings : throw new StartRefusedException($"The setting {room}:{nameof(CheckSeconds)} takes whole numbers from 1.");
    }

    private IEnumerable<(string Name, int Value)> Named() =>
    [
        (nameof(LagWarnSeconds), LagWarnSeconds), (nameof(LagFailSeconds), LagFailSeconds), (nameof(DiskWarnMegabytes), DiskWarnMegabytes),
        (nameof(DiskWarnPercent), DiskWarnPercent), (nameof(DiskFailMegabytes), DiskFailMegabytes), (nameof(CheckSeconds), CheckSeconds), (nameof(StopSeconds), StopSeconds)
    ];
}
