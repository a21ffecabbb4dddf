using System.Globalization;
using System.Text;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Waves;
using CxMaturity.Store;
using CxMaturity.Store.Archives;
using CxMaturity.Web.Access;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Organizations;
using CxMaturity.Web.Pages.Results;
using CxMaturity.Web.Pages.Waves;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.Localization;

namespace CxMaturity.Web.Pages.Archives;

/// <summary>An archive that was made; whoever closes the content deletes it.</summary>
public sealed record TakenAway(FileStream Content, string Name, ArchiveManifest Manifest, string Results);

/// <summary>Makes the archive with which an organisation leaves, or is carried to another installation.</summary>
public sealed class TakingAway(
    EventStore store, OrganizationKeeping organizations, WaveKeeping waves, ResultFixing fixing, ResultReading reading, WorkbookExport workbooks, QuestionnaireCatalog catalog,
    MembersOfImported members, ArchiveFolder folder, AccessLog accesses, IStringLocalizer<Texts> texts, TimeProvider clock)
{
    public const string ContentType = "application/zip";

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public Task<TenantSize> MeasureAsync(Organization organization, CancellationToken ct) => store.MeasureAsync(Tenancy.TenantOf(organization.Id.ToString()), ct);

    /// <summary>Everything of an organisation. Results that are still being computed are waited for: the archive holds them.</summary>
    public async Task<TakenAway> MakeAsync(string org, CancellationToken ct)
    {
        var organization = await organizations.RequireAsync(org, ct);
        var all = await waves.AllAsync(org, ct);
        var histories = new List<(Wave Wave, FixedResultHistory History)>();
        // A wave's headline looks at the one before: the oldest first.
        foreach (var wave in all.Where(wave => wave.Status == WaveStatus.Closed).OrderBy(wave => wave.ClosedAt))
            histories.Add((wave, (await fixing.OfAsync(org, wave, Timeout.InfiniteTimeSpan, ct))!));

        var file = folder.Passing();
        try
        {
            using var draft = new ArchiveDraft(file);
            await draft.AddAsync(ArchivedParts.ReadMe, ReadMe(organization), ct);
            foreach (var publication in Asked(all, histories))
                await draft.AddAsync(ArchivedParts.NameOf(publication), ArchivedParts.Write(publication), ct);
            foreach (var (wave, history) in histories)
            {
                await draft.AddAsync($"{ArchivedParts.Results}{wave.Id}.json", ArchivedParts.Write(wave, history), ct);
                var dated = await reading.OfWaveAsync(org, wave.Id, null, ct);
                await draft.AddAsync($"{ArchivedParts.Workbooks}{wave.Id}.xlsx", workbooks.Bytes(dated, organization, ReaderLanguage.Current, null), ct);
            }

            var counts = await store.TakeOutAsync(Tenancy.TenantOf(org), members.TakenAlong(organization.Id), draft, ct);
            var now = clock.GetUtcNow();
            var manifest = await draft.FinishAsync(AppVersion.Current, now, Tenancy.TenantOf(org), organization.Name, counts, ct);
            file.Position = 0;
            accesses.Record(org, AccessKind.Exported, AccessDetail.Archive);
            return new(file, string.Create(CultureInfo.InvariantCulture, $"cxmaturity-archive-{org[..8]}-{now:yyyy-MM-dd}.zip"), manifest,
                ArchivedParts.HashOf(histories.Select(entry => entry.History)));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>The versions of questionnaires that the waves ask, and those by which they were scored as if.</summary>
    private IEnumerable<Publication> Asked(IEnumerable<Wave> all, IEnumerable<(Wave Wave, FixedResultHistory History)> histories) =>
        all.Select(wave => (wave.QuestionnaireId, wave.QuestionnaireVersion))
            .Concat(histories.SelectMany(entry => entry.History.AsIf.Select(scored => (entry.Wave.QuestionnaireId, scored.Version))))
            .Distinct().Order().Select(asked => catalog.FindPublication(asked.Item1, asked.Item2)!);

    /// <summary>In both languages: whoever unpacks it need not be whoever has made it.</summary>
    private byte[] ReadMe(Organization organization)
    {
        var sentences = new StringBuilder();
        foreach (var language in Languages.Supported)
        {
            var before = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.CultureOf(language));
            sentences.Append(texts["archive.read_me", organization.Name].Value.ReplaceLineEndings("\r\n")).Append("\r\n\r\n");
            CultureInfo.CurrentUICulture = before;
        }

        return [.. Utf8.GetPreamble(), .. Utf8.GetBytes(sentences.ToString())];
    }
}
