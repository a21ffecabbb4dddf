using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Tests.Organizations;

namespace CxMaturity.Web.Tests.Pages.Initiatives;

/// <summary>Files beside an initiative: told by what they hold, and given out to keep.</summary>
public sealed class AttachingAFile(CxHost host)
{
    [Fact]
    public async Task Gives_it_back_as_it_was_to_keep_and_not_to_show()
    {
        using var board = await ABoard.OpenAsync(host);
        var (id, file) = (await board.ProposedAsync(), "%PDF-1.7 <script>alert(1)</script>"u8.ToArray());

        var page = await SendAsync(board, id, file, "Plan für März.pdf", "text/html");

        board.Person.Status.ShouldBe(HttpStatusCode.OK, page);
        var link = Regex.Match(page, $"/o/{board.Org}/initiatives/{id}/attachments/[0-9a-f-]+").Value;
        await board.Person.GoAsync(link);
        var answer = board.Person.Last!;
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(file);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf", "by content, never as the sender says");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Plan für März.pdf");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        await board.Person.GoAsync(board.Of(id));
        await board.SendAsync(id, "Detach", ("AttachmentId", link.Split('/')[^1]));
        (await board.FindAsync(id)).Attachments.ShouldBeEmpty();
        await board.Person.GoAsync(link);
        board.Person.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "page.html", "<html><script>alert(1)</script></html>"u8.ToArray() },
        { "picture.svg", "<svg onload=\"alert(1)\"/>"u8.ToArray() },
        { "program.exe", "MZ\0\0"u8.ToArray() },
        { "archive.zip", "PK\x03\x04 whatever"u8.ToArray() },
        { "notes.txt", [0xff, 0xfe, 0x00] },
        { "empty.txt", [] }
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refuses_what_is_not_taken(string name, byte[] content)
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();

        await SendAsync(board, id, content, name, "application/pdf");

        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await board.FindAsync(id)).Attachments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_five_megabytes_and_no_more()
    {
        using var board = await ABoard.OpenAsync(host);
        var id = await board.ProposedAsync();
        var (large, larger) = (new byte[AttachmentKeeping.LargestFile], new byte[AttachmentKeeping.LargestFile + 1]);
        foreach (var file in new[] { large, larger })
            "%PDF-"u8.CopyTo(file);

        await SendAsync(board, id, larger, "larger.pdf", "application/pdf");
        board.Person.Status.ShouldBe(HttpStatusCode.BadRequest);
        await SendAsync(board, id, large, "large.pdf", "application/pdf");

        board.Person.Status.ShouldBe(HttpStatusCode.OK);
        (await board.FindAsync(id)).Attachments.ShouldHaveSingleItem().Bytes.ShouldBe(AttachmentKeeping.LargestFile);
    }

    [Theory]
    [InlineData("a.png", "image/png")]
    [InlineData("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("a.csv", "text/plain")]
    [InlineData("a.html", null)]
    public void Tells_a_file_by_its_content(string name, string? expected) => AttachmentTypes.Of(name switch
    {
        "a.png" => APng.Of(),
        "a.xlsx" => "PK\x03\x04rest"u8,
        _ => Encoding.UTF8.GetBytes("a;b\r\n1;2")
    }, name).ShouldBe(expected);

    private static async Task<string> SendAsync(ABoard board, Guid id, byte[] content, string name, string type)
    {
        var page = await board.Person.GoAsync(board.Of(id));
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new(type);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(board.Person.Token()), "__RequestVerificationToken" },
            { new StringContent(Regex.Match(page, "name=\"AttachmentId\" value=\"([^\"]+)\"").Groups[1].Value), "AttachmentId" },
            { file, "upload", name }
        };
        return await board.Person.SendFormAsync($"{board.Of(id)}?handler=Attach", form);
    }
}
