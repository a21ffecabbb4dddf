using CxMaturity.Web.Library;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CxMaturity.Web.Hosting.Health;

/// <summary>Whether the questionnaires are there, and whether their files are still what was published.</summary>
public sealed class QuestionnairesCheck(QuestionnaireCatalog catalog, QuestionnairePublishing publishing) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult<HealthCheckResult>(Find());

    private Finding Find()
    {
        if (catalog.All is not { Count: > 0 } published)
            return Finding.Fault("health.questionnaires.none");
        return publishing.EditedFiles is { Count: > 0 } edited
            ? Finding.Warning("health.questionnaires.edited", string.Join(", ", edited.Select(file => file.Path)))
            : Finding.Fine("health.questionnaires.published", published.Count);
    }
}
