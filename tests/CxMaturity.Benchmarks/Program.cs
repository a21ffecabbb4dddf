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
var questionnaires = BenchQuestionnaire.WriteFolder();
await using var database = await Database.StartAsync();
await using var app = await AppProcess.StartAsync("CxMaturity.Web.dll",
    "--urls", "http://127.0.0.1:0", "--ConnectionStrings:Store", database.ConnectionString, "--Library:Assessments", questionnaires,
    "--Storage:KeyFolder", $"{questionnaires}-keys", "--Limits:ApiPerMinute", "100000000");
await using var bare = await AppProcess.StartAsync("CxMaturity.Benchmarks.dll", BareHost.Argument, database.ConnectionString);
using var stage = await Stage.WithOpenWaveAsync(app, BenchQuestionnaire.Id);

Dictionary<string, Func<Task<IReadOnlyList<Line>>>> benchmarks = new()
{
    ["answers"] = async () => [await AnswersThroughTheApi.RunAsync(database, app, stage)],
    ["respondents"] = async () => [await RespondentsOnPages.RunAsync(app, bare, stage)],
    ["page"] = async () => [await AQuestionnairePage.RunAsync(app, bare, stage)],
    ["folding"] = () => FoldingTheLog.RunAsync(database, questionnaires),
    ["results"] = () => ResultsOfManySheets.RunAsync(database, app, questionnaires),
    ["instrument"] = () => AWaveOfManyCells.RunAsync(database, app, questionnaires),
    ["board"] = () => ABoardOfManyInitiatives.RunAsync(database, app, bare, questionnaires),
    ["first-page"] = async () => [await FirstPage.RunAsync()]
};
Console.WriteLine("| Work | Measured | Required | Rounds |");
Console.WriteLine("|---|---|---|---|");
foreach (var (name, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Key)))
    foreach (var line in await run())
        Console.WriteLine($"| {line.Work} | {line.Measured} | {line.Required} | {line.Detail} |");

foreach (var folder in new[] { questionnaires, $"{questionnaires}-keys" })
    Directory.Delete(folder, recursive: true);
