using System.Text.RegularExpressions;
using CxMaturity.Tests.Shared;

namespace CxMaturity.Web.Tests;

/// <summary>A start that cannot succeed ends with a sentence, and one that can with a link.</summary>
public sealed class Starting(CxHost host) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cx-start-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5999", "does not listen on http://0.0.0.0:5999")]
    [InlineData("--urls", "http://localhost:5998;http://*:5999", "does not listen on http://*:5999")]
    [InlineData("--urls", "http://localhost.example.org:5999", "does not listen on")]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://0.0.0.0:5999", "Remove Kestrel:Endpoints")]
    [InlineData("--http_ports", "5999", "Remove Kestrel:Endpoints, HTTP_PORTS")]
    [InlineData("--ConnectionStrings:Store", "Colour=blue", "ConnectionStrings:Store cannot be read")]
    [InlineData("--ConnectionStrings:Store", "Username=nobody", "names no host")]
    [InlineData("--Storage:Schema", "a;drop", "Storage:Schema is 'a;drop'")]
    [InlineData("--AzureAd:TenantId", "common", "TenantId is 'common'")]
    public async Task Is_refused_with_a_sentence(string setting, string value, string sentence)
    {
        await using var app = new StartedApp(setting, value);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        app.Errors.ShouldContain(sentence);
        app.Errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Is_not_what_happens_where_help_is_asked_for(string asked)
    {
        await using var app = new StartedApp("--demo", asked);

        (await app.EndedAsync(Ct)).ShouldBe(0);
        app.Errors.ShouldBeEmpty();
        app.Output.ShouldNotContain("is ready");
        foreach (var known in new[] { "--urls", "--demo", "--backup", "--restore", "--take-out", "--bring-in", "--create-token", "content/running-it.en.md" })
            app.Output.ShouldContain(known);
    }

    [Fact]
    public async Task Is_refused_while_unpublished_files_are_faulty_with_all_faults_of_all_files()
    {
        var assessments = Copy("assessments");
        foreach (var (file, wrong) in new[] { ("cx-pulse-1.0.yaml", "kolour: blue\n"), ("cx-executive-check-1.0.yaml", "kolour: red\n") })
            await File.AppendAllTextAsync(Path.Combine(assessments, file), wrong, Ct);
        await using var app = new StartedApp([.. Store("start_faulty"), $"--Library:Assessments={assessments}"]);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        Regex.IsMatch(app.Errors, @"cx-pulse-1\.0\.yaml:\d+").ShouldBeTrue(app.Errors);
        Regex.IsMatch(app.Errors, @"cx-executive-check-1\.0\.yaml:\d+").ShouldBeTrue(app.Errors);
        app.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Is_refused_while_the_content_is_broken()
    {
        var content = Copy("content");
        await File.AppendAllTextAsync(Path.Combine(content, "method.de.md"), "\n[weg](/articles/nirgendwo)\n", Ct);
        File.Delete(Path.Combine(content, "privacy.en.md"));
        await using var app = new StartedApp([.. Store("start_content"), $"--Library:Content={content}"]);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        app.Errors.ShouldContain("method.de.md");
        app.Errors.ShouldContain("privacy");
        app.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Is_refused_while_a_play_is_broken()
    {
        var content = Copy("content");
        var play = Path.Combine(content, "plays", "P09-incentive-workshop.de.md");
        await File.WriteAllTextAsync(play, (await File.ReadAllTextAsync(play, Ct)).Replace("effort: 3", "effort: much", StringComparison.Ordinal), Ct);
        await using var app = new StartedApp([.. Store("start_play"), $"--Library:Content={content}"]);

        (await app.EndedAsync(Ct)).ShouldBe(2);
        app.Errors.ShouldContain("content/plays/P09-incentive-workshop.de.md:11: 'effort' must be a whole number from 1 to 5, not 'much'");
        app.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Serves_the_stored_version_of_a_file_that_was_edited_and_says_so()
    {
        var assessments = Copy("assessments");
        string[] arguments = [StartedApp.AnyPort, .. Store("start_edited"), $"--Library:Assessments={assessments}"];
        await using (var first = new StartedApp(arguments))
            await first.ReadyAsync(Ct);
        var file = Path.Combine(assessments, "cx-pulse-1.0.yaml");
        var text = await File.ReadAllTextAsync(file, Ct);
        var name = Regex.Match(text, @"(?m)^\s+en: (?<name>.+)$").Groups["name"].Value.Trim();
        await File.WriteAllTextAsync(file, text.Replace($"en: {name}", "en: Quite another name", StringComparison.Ordinal), Ct);

        await using var second = new StartedApp(arguments);
        using var browser = new HttpClient { BaseAddress = new(await second.ReadyAsync(Ct)) };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = await browser.GetStringAsync("/questionnaires", Ct);

        page.ShouldContain("cx-pulse-1.0.yaml was changed after publication");
        page.ShouldNotContain("Quite another name");
        second.Output.ShouldContain("was edited after its publication");
    }

    [Fact]
    public async Task Makes_its_own_database_and_prints_a_link_to_it_and_one_for_the_first_account()
    {
        var data = TestPostgres.NewFolder("start");
        try
        {
            await using var app = new StartedApp($"--Storage:DataFolder={data}", $"--Storage:KeyFolder={folder}/keys");

            var link = await app.ReadyAsync(Ct);

            link.ShouldMatch(@"^http://localhost:\d+$");
            await app.SaidAsync("/setup/", Ct);
            Regex.Matches(app.Output, @"http://\S+").Select(printed => Regex.Replace(printed.Value, "/setup/.+", "/setup/…")).ShouldBe([link, $"{link}/setup/…"]);
            using var browser = new HttpClient { BaseAddress = new(link) };
            (await browser.GetStringAsync("/", Ct)).ShouldContain("CxMaturity");
        }
        finally
        {
            if (Directory.Exists(data))
                Directory.Delete(data, recursive: true);
        }
    }

    private string[] Store(string schema) =>
        [$"--ConnectionStrings:Store={host.ConnectionString}", $"--Storage:Schema={schema}", $"--Storage:KeyFolder={folder}/keys"];

    private string Copy(string name)
    {
        var copy = Path.Combine(folder, name);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source.Root, name), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Path.Combine(Source.Root, name), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
