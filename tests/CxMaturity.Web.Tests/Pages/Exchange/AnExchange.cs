using System.Text;
using CsvHelper;
using CxMaturity.Domain.Exchange;
using CxMaturity.Web.Pages.Exchange;
using CxMaturity.Web.Tests.Pages.Initiatives;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Pages.Exchange;

/// <summary>A board with somebody who hands over files and brings them back.</summary>
public sealed class AnExchange(ABoard board) : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ABoard Board => board;

    public string Path => $"/o/{board.Org}/exchange";

    public ExchangeKeeping Keeping => board.Host.Services.GetRequiredService<ExchangeKeeping>();

    public static async Task<AnExchange> OpenAsync(CxHost host, string language = "en") => new(await ABoard.OpenAsync(host, language));

    public void Dispose() => board.Dispose();

    public async Task<byte[]> FileAsync(string query)
    {
        await board.Person.GoAsync($"{Path}/file?{query}");
        board.Person.Status.ShouldBe(System.Net.HttpStatusCode.OK, board.Person.Html.Length > 400 ? "" : board.Person.Html);
        return await board.Person.Last!.Content.ReadAsByteArrayAsync(Ct);
    }

    public async Task<string> TextAsync(string query) => Encoding.UTF8.GetString(await FileAsync(query));

    /// <summary>The rows of a file by its headings; of headings that stand there more than once, the first.</summary>
    public async Task<IReadOnlyList<Dictionary<string, string>>> RowsAsync(string query)
    {
        using var csv = CsvReader.Create(await FileAsync(query), new() { HasHeader = false });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Uploads a file and looks at the preview.</summary>
    public async Task<string> LookAsync(byte[] content, string name = "status.csv")
    {
        await board.Person.GoAsync($"{Path}/status");
        using var form = new MultipartFormDataContent { { new StringContent(board.Person.Token()), "__RequestVerificationToken" }, { new ByteArrayContent(content), "upload", name } };
        return await board.Person.SendFormAsync($"{Path}/status?handler=Look", form);
    }

    public Task<string> LookAsync(string content, string name = "status.csv") => LookAsync(Encoding.UTF8.GetBytes(content), name);

    /// <summary>Takes the rows of the preview that is shown.</summary>
    public Task<string> TakeAsync(string reason = "")
    {
        var html = board.Person.Html;
        var rows = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, "(?s)<textarea name=\"rows\" hidden>\\r?\\n(.*?)</textarea>").Groups[1].Value);
        var lookedAt = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, "name=\"lookedAt\" value=\"([^\"]+)\"").Groups[1].Value);
        return board.Person.PostAsync($"{Path}/status?handler=Take", ("rows", rows), ("lookedAt", lookedAt), ("reason", reason));
    }

    public static string IdOf(Guid stream) => HandOverId.Of(stream);

    public static string TextOf(string html) => ABoard.TextOf(html);
}
