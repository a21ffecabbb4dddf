using CxMaturity.Domain;
using CxMaturity.Web.Excel;
using CxMaturity.Web.Hosting;
using CxMaturity.Web.Library;
using CxMaturity.Web.Pages.Results;

namespace CxMaturity.Web.Pages.Portfolio;

/// <summary>The portfolio as a workbook: the same rows, in the same order.</summary>
public sealed class PortfolioWorkbook(Sentences sentences)
{
    public byte[] Of(IReadOnlyList<Client> clients, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream, sentences.Of("portfolio.title"), now, ReaderLanguage.Current == Language.De ? "de-DE" : "en-GB"))
            writer.Sheet(sentences.Of("portfolio.title"),
            [
                new(sentences.Of("portfolio.client"), 34), new(sentences.Of("portfolio.level"), 9, true), new(sentences.Of("portfolio.core"), 11, true),
                new(sentences.Of("portfolio.low"), 11, true), new(sentences.Of("portfolio.high"), 11, true), new(sentences.Of("portfolio.answers"), 11, true),
                new(sentences.Of("portfolio.path"), 24), new(sentences.Of("portfolio.next"), 26), new(sentences.Of("portfolio.next_at"), 18),
                new(sentences.Of("portfolio.activity"), 18), new("Id", 38)
            ], sheet =>
            {
                foreach (var client in clients)
                    sheet.Row(Cells(client));
                return [];
            }, frozenColumns: 1);
        return stream.ToArray();
    }

    private SheetCell[] Cells(Client client) =>
    [
        SheetCell.Of(client.Organization.Name), Number(client.Level, CellLook.Whole), Score(client.Core, client.People), Score(client.Interval?.Low, client.People),
        Score(client.Interval?.High, client.People), client.Core is null ? SheetCell.Empty : SheetCell.Of(client.People, CellLook.Whole),
        SheetCell.Of(string.Join(" → ", client.Path.Select(wave => Disclosure(wave.Score, wave.People).ToString(ResultNumbers.Format(wave.People), System.Globalization.CultureInfo.CurrentCulture)))),
        SheetCell.Of(sentences.Of($"portfolio.next_{client.Next}")), client.NextAt is { } at ? SheetCell.Of(at.ToLocalTime()) : SheetCell.Empty,
        SheetCell.Of(client.LastActivity.ToLocalTime()), SheetCell.Of(client.Organization.Id.ToString(), CellLook.Muted)
    ];

    /// <summary>As the pages round it: the file holds no figure more.</summary>
    private static double Disclosure(double score, int people) => Domain.Maturity.Disclosure.OfGroups.Score(score, people);

    private static SheetCell Score(double? score, int people) => score is { } shown ? SheetCell.Of(Disclosure(shown, people), CellLook.RoundedScore) : SheetCell.Empty;

    private static SheetCell Number(double? number, CellLook look) => number is { } shown ? SheetCell.Of(shown, look) : SheetCell.Empty;
}
