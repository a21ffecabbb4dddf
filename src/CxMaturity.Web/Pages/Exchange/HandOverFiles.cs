using System.Globalization;
using CxMaturity.Domain;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Web.Access;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Pages.Initiatives;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>A file to take away.</summary>
public sealed record HandOverFile(byte[] Content, string ContentType, string Name);

/// <summary>Makes hand-overs into files; page and API come through here.</summary>
public sealed class HandOverFiles(HandOverReading reading, ExchangeKeeping exchange, AccessLog accesses, Sentences sentences)
{
    public async Task<HandOverFile> OfAsync(string org, HandOverChoice choice, HandOverFormat format, string root, CancellationToken ct)
    {
        if (format == HandOverFormat.Calendar && !choice.Initiatives)
            throw RefusedException.Invalid("exchange.calendar");
        var handOver = await reading.OfAsync(org, choice, root, ct);
        var known = await exchange.OfAsync(org, ct);
        var name = $"cxmaturity-{handOver.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var file = format switch
        {
            HandOverFormat.Jira => new HandOverFile(IssueFiles.Jira(handOver, known.KeysIn(DeliveryFormat.Jira)), IssueFiles.ContentType, $"{name}-jira.csv"),
            HandOverFormat.AzureDevOps => new(IssueFiles.AzureDevOps(handOver, known.KeysIn(DeliveryFormat.AzureDevOps)), IssueFiles.ContentType, $"{name}-azure-devops.csv"),
            HandOverFormat.Markdown => new(HandOverMarkdown.Of(handOver, sentences), HandOverMarkdown.ContentType, $"{name}.md"),
            HandOverFormat.Calendar => new(CalendarFile.Of(handOver.Organization, [.. handOver.Initiatives.Where(item => item.Due is not null).Select(Entry)], handOver.At), CalendarFile.ContentType, $"{name}.ics"),
            _ => new(HandOverWorkbook.Of(handOver, sentences), ResultsWorkbook.ContentType, $"{name}.xlsx")
        };
        accesses.Record(org, AccessKind.Exported, AccessDetail.Actions);
        return file;
    }

    // The same entry as in the calendar of the board.
    private static CalendarEntry Entry(WorkItem item) => new($"initiative-{item.Stream}", item.Due!.Value, item.Title, $"{item.Id} · {item.Status} · {item.Owner}", item.Address);
}
