using CxMaturity.Domain;
using CxMaturity.Domain.Maturity;
using CxMaturity.Domain.Organizations;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Results;

/// <summary>A result as a file to take home: the same numbers, from the same record.</summary>
public sealed class WorkbookExport(OrganizationKeeping organizations, WaveNames names)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The language asked for, or the reader's; anything but German and English is refused.</summary>
    public Language LanguageOf(string? asked) => asked switch
    {
        null or "" => ReaderLanguage.Current,
        "de" => Language.De,
        "en" => Language.En,
        _ => throw RefusedException.Invalid("results.language", asked)
    };

    /// <summary>Whose result it is; none where people assess themselves without an organisation.</summary>
    public async Task<Organization?> OrganizationAsync(string organization, CancellationToken ct) =>
        organization == Tenancy.Self ? null : await organizations.RequireAsync(organization, ct);

    public IResult File(DatedResult dated, Organization? organization, Language language, IReadOnlyDictionary<string, int>? ownAnswers = null) =>
        Microsoft.AspNetCore.Http.Results.File(Bytes(dated, organization, language, ownAnswers), ContentType, FileName(dated, organization, language));

    public byte[] Bytes(DatedResult dated, Organization? organization, Language language, IReadOnlyDictionary<string, int>? ownAnswers) =>
        ResultsWorkbook.Of(new ResultsWorkbookContent(dated.Questionnaire, dated.QuestionnaireHash, dated.Result, names.Of(dated.Wave, dated.Questionnaire, language),
            organization?.Name, dated.Wave.Mode.Word(), dated.AsOf, dated.Engine, ownAnswers, organization?.IsDemo == true,
            dated.AsIf is { } scored ? new(scored.Version, dated.Wave.QuestionnaireVersion) : null,
            organization?.Branding.SwissSpelling == true, organization?.Branding.FooterIn(language) ?? ""), language);

    public static string FileName(DatedResult dated, Organization? organization, Language language) =>
        $"cxmaturity-{(organization?.IsDemo == true ? "demo-" : "")}{dated.Questionnaire.Id}{(dated.AsIf is { } scored ? $"-as-if-{scored.Version}" : "")}-{dated.AsOf:yyyy-MM-dd}-{language.ToString().ToLowerInvariant()}.xlsx";
}
