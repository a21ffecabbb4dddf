using CxMaturity.Domain.Waves;

namespace CxMaturity.Web.Pages.Results;

/// <summary>What is to happen once a wave's result has become official. It can be asked again: nothing happens twice.</summary>
public interface IAfterFixing
{
    Task FixedAsync(string organization, Wave wave, CancellationToken ct);
}
