using System.Text.RegularExpressions;
using CxMaturity.Store;

namespace CxMaturity.Web.Tests;

/// <summary>What the rooms may know of each other.</summary>
public sealed partial class Architecture
{
    private static readonly string[] MayKnowTheDatabase = ["src/CxMaturity.Web/Storage/", "src/CxMaturity.Web/Hosting/RefusalHandling.cs"];

    private static readonly string[] MayKnowTheStore =
        ["src/CxMaturity.Web/Library/QuestionnaireCatalog.cs", "src/CxMaturity.Web/Library/QuestionnairePublishing.cs"];

    [Fact]
    public void The_store_knows_nothing_of_what_it_stores() =>
        typeof(EventStore).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("CxMaturity", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Only_the_storage_of_the_app_speaks_to_the_database() =>
        Source.Files("src/CxMaturity.Web", "*.cs").Concat(Source.Files("src/CxMaturity.Web", "*.cshtml"))
            .Where(file => !MayKnowTheDatabase.Any(known => Source.Name(file).StartsWith(known, StringComparison.Ordinal)))
            .Where(file => Sql().IsMatch(File.ReadAllText(file))).Select(Source.Name).ShouldBeEmpty();

    [Fact]
    public void Only_the_store_puts_questions_to_the_database() =>
        Source.Files("src/CxMaturity.Web", "*.cs").Where(file => Statement().IsMatch(File.ReadAllText(file))).Select(Source.Name).ShouldBeEmpty();

    [Fact]
    public void Workbooks_charts_and_the_library_do_not_know_the_store() =>
        new[] { "Excel", "Charts", "Library" }.SelectMany(room => Source.Files($"src/CxMaturity.Web/{room}", "*.cs"))
            .Where(file => !MayKnowTheStore.Contains(Source.Name(file)))
            .Where(file => Store().IsMatch(File.ReadAllText(file))).Select(Source.Name).ShouldBeEmpty();

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        File.ReadAllLines(Path.Combine(Source.Root, "src/CxMaturity.Web/Program.cs")).Length.ShouldBeLessThan(60);

    [Fact]
    public void Pages_hold_no_script_and_no_style() =>
        Source.Files("src/CxMaturity.Web", "*.cshtml").Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Source.Name).ShouldBeEmpty();

    [GeneratedRegex(@"Npgsql|\bselect\s.+\sfrom\s|\binsert\s+into\b|\bdelete\s+from\b|\bmt_(events|doc|streams)", RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bCreateCommand\b|\bselect\s.+\sfrom\s|\binsert\s+into\b|\bdelete\s+from\b|\bmt_(events|doc|streams)", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"CxMaturity\.(Store|Web\.Storage)\b")]
    private static partial Regex Store();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\sstyle\s*=\s*""|\son[a-z]+\s*=\s*""|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
