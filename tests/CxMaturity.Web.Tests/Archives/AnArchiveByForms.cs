using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Tests.Operations;

namespace CxMaturity.Web.Tests.Archives;

/// <summary>Taking away and bringing in with a browser without script.</summary>
public sealed class AnArchiveByForms(CxHost host, TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "can take its data away", "Harbour Works")]
    [InlineData("de", "kann die eigenen Daten jederzeit mitnehmen", "Hafen AG")]
    public async Task The_page_says_what_is_in_it_and_gives_it(string language, string sentence, string name)
    {
        using var here = new Situations(host);
        var org = await here.OrganizationAsync(name);
        await here.WaveAsync(org: org);
        using var visitor = new Visitor(host, language);

        (await visitor.GoAsync($"/o/{org}/archive")).ShouldContain(sentence);
        visitor.Html.ShouldContain("<dd>1</dd>");
        (await visitor.GoAsync($"/o/{org}")).ShouldContain($"/o/{org}/archive\"");
        await visitor.GoAsync($"/o/{org}/archive");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", visitor.Token())]);
        using var answer = await visitor.Http.PostAsync($"/o/{org}/archive", form, Ct);

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        AnArchive.ManifestOf(await answer.Content.ReadAsByteArrayAsync(Ct)).Name.ShouldBe(name);
    }

    [Fact]
    public async Task It_is_shown_before_it_is_brought_in_and_only_with_a_yes()
    {
        using var here = new Situations(host);
        var (wave, _) = await LeavingWithItsData.TwoWavesAsync(here);
        var archive = await LeavingWithItsData.TakeAwayAsync(here, wave.Org);
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(await elsewhere.SignedInAsync());

        await visitor.GoAsync("/organizations");
        visitor.Html.ShouldContain("href=\"/archives\"");
        var look = await UploadAsync(visitor, archive);

        foreach (var shown in new[] { "Harbour Works", "Spring", "Autumn", "The archive is whole", "cx-executive-check 1.0", "the same here", "invites its members anew" })
            look.ShouldContain(shown);
        var hash = (await wave.ResultsAsync()).GetProperty("official").GetProperty("hash").GetString()!;
        look.ShouldContain(hash[..16]);
        var upload = Regex.Match(look, "name=\"Upload\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
        await visitor.PostAsync("/archives?handler=BringIn", ("Upload", upload));
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        await visitor.GoAsync($"/archives?upload={upload}");
        await visitor.PostAsync("/archives?handler=BringIn", ("Upload", upload), ("sure", "yes"));

        visitor.Here.ShouldBe($"/o/{wave.Org}");
        visitor.Html.ShouldContain("Harbour Works");
        (await visitor.GoAsync($"/archives?upload={upload}")).ShouldContain("not here any more");
        var second = await UploadAsync(visitor, archive);
        second.ShouldContain("exists here already");
        second.ShouldNotContain("handler=BringIn");
        upload = Regex.Match(second, "name=\"Upload\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
        await visitor.PostAsync("/archives?handler=Forget", ("Upload", upload));
        visitor.Here.ShouldBe("/archives");
        (await visitor.GoAsync($"/archives?upload={upload}")).ShouldContain("not here any more");
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused_beside_its_field()
    {
        await using var elsewhere = new AnotherHost(await postgres.NewDatabaseAsync(), ("Archives:LargestMegabytes", "3"));
        using var visitor = new Visitor(await elsewhere.SignedInAsync());

        await visitor.GoAsync("/archives");
        (await UploadAsync(visitor, [1, 2, 3])).ShouldContain("This is not an archive of CxMaturity.");
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Html.ShouldContain("up to 3 MB");
        (await UploadAsync(visitor, new byte[2_500_000])).ShouldContain("This is not an archive of CxMaturity.");
        await UploadAsync(visitor, new byte[3_200_000]);
        visitor.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await visitor.GoAsync("/archives");
        await visitor.PostAsync("/archives?handler=Check");
        visitor.Html.ShouldContain("Choose an archive first.");
        await visitor.GoAsync("/archives?upload=../../etc/passwd");
        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Sends the form with the file, and follows where it leads.</summary>
    private static async Task<string> UploadAsync(Visitor visitor, byte[] archive)
    {
        if (visitor.Token().Length == 0 || visitor.Here != "/archives")
            await visitor.GoAsync("/archives");
        using var form = new MultipartFormDataContent { { new StringContent(visitor.Token()), "__RequestVerificationToken" } };
        using var file = new ByteArrayContent(archive);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        form.Add(file, "archive", "../../north.zip");
        return await visitor.SendFormAsync("/archives?handler=Check", form);
    }
}
