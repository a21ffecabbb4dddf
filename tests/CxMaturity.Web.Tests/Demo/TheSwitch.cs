using System.Text.RegularExpressions;
using CxMaturity.Web.Pages.Demo;

namespace CxMaturity.Web.Tests.Demo;

/// <summary>The app started with <c>--demo</c>.</summary>
public sealed class TheSwitch(CxHost host) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cx-demo-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Makes_the_demo_once_and_prints_its_link_too()
    {
        // The switch stands between two settings, of which it must not take the next for its value.
        string[] arguments = [StartedApp.AnyPort, $"--ConnectionStrings:Store={host.ConnectionString}", "--demo", "--Storage:Schema", "start_demo", $"--Storage:KeyFolder={folder}/keys"];
        for (var start = 0; start < 2; start++)
        {
            await using var app = new StartedApp(arguments);
            var link = await app.ReadyAsync(Ct);
            using var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(link) });
            visitor.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

            // The link leads to the roles in which one can look around.
            await visitor.GoAsync("/demo");
            var page = await visitor.PostAsync("/demo?handler=As", ("role", "Executive"));
            visitor.Here.ShouldBe(DemoOrganization.Address);
            // Where the machine is busy, the page says that it is still computing, and comes again by itself.
            for (var look = 0; look < 6 && !page.Contains("chart-lines", StringComparison.Ordinal); look++)
                page = await visitor.GoAsync(DemoOrganization.Address);

            Regex.Count(page, "/results\"").ShouldBeGreaterThanOrEqualTo(4);
            page.ShouldContain("chart-lines");
            app.Output.ShouldContain($"The demo organisation: {link}/demo");
        }
    }
}
