using CxMaturity.Domain.Findings;
using CxMaturity.Web.Pages.Findings;
using CxMaturity.Web.Pages.Waves;

namespace CxMaturity.Web.Api;

/// <summary>Findings as the contract tells them, with the sentence that a page would show.</summary>
public sealed class FindingTelling(WaveKeeping waves, FindingTexts texts)
{
    public async Task<IReadOnlyList<FindingBody>> OfAsync(string organization, IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        var known = (await waves.AllAsync(organization, ct)).ToDictionary(wave => wave.Id);
        return [.. findings.Select(finding => FindingBody.Of(finding, texts.Title(finding, finding.WaveId is { } wave ? known.GetValueOrDefault(wave) : null)))];
    }

    public async Task<FindingBody> OfAsync(string organization, Finding finding, CancellationToken ct) => (await OfAsync(organization, [finding], ct))[0];
}
