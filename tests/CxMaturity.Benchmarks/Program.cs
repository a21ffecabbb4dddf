using System.Globalization;
using CxMaturity.Benchmarks;
using CxMaturity.Benchmarks.BareHost;
using CxMaturity.Benchmarks.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is [BareHost.Argument, var connection])
{
    await BareHost.RunAsync(connection);
    return;
}

Console.WriteLine(Machine.Describe());
await using var database = await Database.StartAsync();
await using var app = await AppProcess.StartAsync("CxMaturity.Web.dll",
    "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Store", database.ConnectionString, "--Library:Assessments", BenchQuestionnaire.WriteFolder(),
    "--Storage:KeyFolder", Directory.CreateTempSubdirectory("cx-bench-keys").FullName);
await using var bare = await AppProcess.StartAsync("CxMaturity.Benchmarks.dll", BareHost.Argument, database.ConnectionString);
using var stage = await Stage.WithOpenWaveAsync(app, BenchQuestionnaire.Id);

Dictionary<string, Func<Task<Line>>> benchmarks = new()
{
    ["answers"] = () => AnswersThroughTheApi.RunAsync(database, app, stage),
    ["respondents"] = () => RespondentsOnPages.RunAsync(app, bare, stage),
    ["page"] = () => AQuestionnairePage.RunAsync(app, bare, stage),
    ["first-page"] = FirstPage.RunAsync
};
foreach (var (name, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Key)))
{
    var line = await run();
    Console.WriteLine($"| {line.Work} | {line.Measured} | {line.Required} | {line.Detail} |");
}
