using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.CustomerViews;
using CxMaturity.Store;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results.Perception;

/// <summary>One line of the form, as it was typed.</summary>
public sealed class CustomerLine
{
    public string? Pair { get; set; }

    public string? Mean { get; set; }

    public string? Deviation { get; set; }

    public string? People { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Mean) && string.IsNullOrWhiteSpace(Deviation) && string.IsNullOrWhiteSpace(People);
}

/// <summary>Keeps what customers answered to the mirrored questions, beside a wave.</summary>
public sealed class CustomerViewKeeping(EventStore store, WaveKeeping waves, TimeProvider clock)
{
    public static Guid StreamOf(Guid wave) => StableId.Of("customer-view", wave.ToString());

    public async Task<CustomerImage> ImageAsync(string organization, Guid wave, CancellationToken ct) =>
        (await store.For(Tenancy.TenantOf(organization)).LoadAsync(Streams.CustomerViews, StreamOf(wave), ct)).State;

    public async Task RecordAsync(string organization, Guid wave, IReadOnlyList<CustomerLine> lines, CancellationToken ct)
    {
        await waves.RequireAsync(organization, wave, ct);
        CustomerValues[] values = [.. lines.Where(line => !line.IsEmpty).Select(Read)];
        await store.For(Tenancy.TenantOf(organization)).DecideAsync(Streams.CustomerViews, StreamOf(wave),
            image => CustomerViewDecider.Decide(image, new(wave, values, clock.GetUtcNow())), ct: ct);
    }

    // What cannot be read is not a number, and that is refused like any other value that answers cannot have.
    private static CustomerValues Read(CustomerLine line) => new(line.Pair ?? "", Number(line.Mean), Number(line.Deviation),
        int.TryParse(line.People, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var people) ? people : 0);

    private static double Number(string? typed) => double.TryParse(typed?.Replace(',', '.'),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
