using System.Net;
using CxMaturity.Tests.Shared;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access;

/// <summary>The link that makes the first account of an installation.</summary>
public sealed class SettingUp(TestPostgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_at_once_one_becomes_the_first_and_then_there_is_no_link()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        var path = installation.Services.GetRequiredService<FirstStart>().Path;
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            var visitor = new Visitor(installation.Browser());
            await visitor.GoAsync(path);
            visitor.Status.ShouldBe(HttpStatusCode.OK);
            return (Visitor: visitor, Number: number);
        }));

        await Task.WhenAll(people.Select(person => person.Visitor.PostAsync(path, Form(person.Number))));

        people.Count(person => person.Visitor.Here.StartsWith("/o/", StringComparison.Ordinal)).ShouldBe(1);
        people.Count(person => person.Visitor.Status == HttpStatusCode.NotFound).ShouldBe(5);
        foreach (var late in people)
            late.Visitor.Dispose();
        using var next = installation.Browser();
        (await next.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/setup/wrong")]
    [InlineData("/setup/")]
    [InlineData("/setup/%20")]
    public async Task A_wrong_link_is_nothing(string path)
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var browser = installation.Browser();

        (await browser.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_nobody_exists_the_computer_is_open_for_looking_around_and_nothing_else()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(installation.Browser());

        (await visitor.GoAsync("/")).ShouldContain("See it with a demo organisation");
        (await visitor.GoAsync("/operations")).ShouldContain("PostgreSQL");
        (await visitor.GoAsync("/organizations")).ShouldContain("Nobody has an account here yet");
        using var founding = await visitor.Http.PostAsync("/api/v1/organizations", BadInput.Stage.Json("""{"name":"Mine"}"""), Ct);
        founding.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_first_account_keeps_the_installation_and_stands_in_for_the_change_team()
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(await installation.SignedInAsync());

        await visitor.GoAsync("/organizations");
        visitor.Html.ShouldContain(FirstAccount.Organization);
        visitor.Html.ShouldContain("Change team, Administrator");
        (await visitor.GoAsync("/operations")).ShouldContain("PostgreSQL");
    }

    [Theory]
    [InlineData("short", "short", "at least 12 characters")]
    [InlineData("password1234", "password1234", "guessed first")]
    [InlineData("Sommer2026!!", "Sommer2026!!", "guessed first")]
    [InlineData("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa", "guessed first")]
    [InlineData("abcdefghijklmn", "abcdefghijklmn", "guessed first")]
    [InlineData("robinharbour1!", "robinharbour1!", "your name with a little added")]
    [InlineData("seven lanterns", "seven lantern", "not the same")]
    public async Task A_password_that_is_none_is_refused_and_the_form_is_kept(string password, string again, string sentence)
    {
        await using var installation = new AnotherHost(await postgres.NewDatabaseAsync());
        using var visitor = new Visitor(installation.Browser());
        var path = installation.Services.GetRequiredService<FirstStart>().Path;
        await visitor.GoAsync(path);

        await visitor.PostAsync(path, ("Form.Name", FirstAccount.Name), ("Form.UserName", FirstAccount.UserName), ("Form.Password", password), ("Form.Again", again), ("OrganizationName", "Quay"));

        visitor.Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Html.ShouldContain(sentence);
        visitor.Html.ShouldContain("value=\"Quay\"");
        visitor.Html.ShouldNotContain($"value=\"{password}\"");
        (await installation.Services.GetRequiredService<FirstStart>().IsOverAsync(Ct)).ShouldBeFalse();
    }

    private static (string, string)[] Form(int number) =>
    [
        ("Form.Name", "Kim Harbour"), ("Form.UserName", $"kim{number}@harbour.example"), ("Form.Password", Person.Password), ("Form.Again", Person.Password),
        ("OrganizationName", "Harbour")
    ];
}
