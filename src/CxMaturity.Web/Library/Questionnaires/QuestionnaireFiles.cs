using System.Text;
using System.Text.RegularExpressions;
using CxMaturity.Domain.Questionnaires;

namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>One file of the library; the questionnaire is there exactly when nothing is wrong.</summary>
/// <param name="Path">The file as it is shown to people, such as <c>assessments/cx-full-1.0.yaml</c>.</param>
/// <param name="Id">From the file's name; null where the name has not the form <c>id-version.yaml</c>.</param>
/// <param name="Version">From the file's name, likewise.</param>
public sealed record QuestionnaireFile(
    string Path,
    string? Id,
    string? Version,
    Questionnaire? Questionnaire,
    IReadOnlyList<FileFault> Faults);

/// <summary>What was found in a folder.</summary>
/// <param name="Files">Every questionnaire file, good or bad, in the order of their names.</param>
/// <param name="Faults">All faults of all files, and those of the folder itself.</param>
public sealed record QuestionnaireFilesResult(IReadOnlyList<QuestionnaireFile> Files, IReadOnlyList<FileFault> Faults);

/// <summary>Reads a folder of questionnaire files and stops at nothing: all faults of all files are told at once.</summary>
public static partial class QuestionnaireFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static QuestionnaireFilesResult Read(string folder)
    {
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!Directory.Exists(folder))
            return new([], [new(shown, 0, "file.folder_missing", folder)]);

        QuestionnaireFile[] files =
        [
            .. Directory.EnumerateFiles(folder)
                .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML")
                .Order(StringComparer.Ordinal)
                .Select(path => ReadFile(path, $"{shown}/{Path.GetFileName(path)}"))
        ];
        return new(files, files.Length == 0
            ? [new(shown, 0, "file.none", folder)]
            : [.. files.SelectMany(file => file.Faults)]);
    }

    /// <summary>Reads one file's content; <paramref name="shown"/> is the name by which faults speak of it.</summary>
    public static QuestionnaireFile Parse(string shown, string content)
    {
        var faults = new List<FileFault>();
        Questionnaire? questionnaire = null;
        var root = YamlTree.Read(content, (line, key, values) => faults.Add(new(shown, line, key, values)));
        if (root is not null)
        {
            var read = QuestionnaireReader.Read(shown, root);
            faults.AddRange(read.Faults);
            questionnaire = read.Questionnaire;
        }

        var name = NameForm().Match(Path.GetFileName(shown));
        if (NameFault(shown, name, root) is { } misnamed)
            faults.Add(misnamed);

        return new(shown,
            name.Success ? name.Groups["id"].Value : null,
            name.Success ? name.Groups["version"].Value : null,
            faults.Count == 0 ? questionnaire : null,
            [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static QuestionnaireFile ReadFile(string path, string shown)
    {
        try
        {
            return Parse(shown, Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            var name = NameForm().Match(Path.GetFileName(shown));
            return new(shown, name.Success ? name.Groups["id"].Value : null, name.Success ? name.Groups["version"].Value : null, null,
                [new(shown, 0, "file.encoding")]);
        }
    }

    /// <summary>The name says which questionnaire to expect; where the content says so too, both must agree.</summary>
    private static FileFault? NameFault(string shown, Match name, YamlNode? root)
    {
        var actual = Path.GetFileName(shown);
        if (root is YamlMap map && $"{TextOf(map, "id")}-{TextOf(map, "version")}.yaml" is var expected && NameForm().IsMatch(expected))
            return actual == expected ? null : new(shown, map.Find("id")!.Line, "file.name", actual, expected);
        return name.Success ? null : new(shown, 0, "file.name_form", actual);
    }

    private static string? TextOf(YamlMap map, string key) =>
        map.Find(key)?.Value is YamlText { Value.Length: > 0 } text ? text.Value.Trim() : null;

    [GeneratedRegex("^(?<id>[a-z][a-z0-9]*(-[a-z0-9]+)*)-(?<version>[0-9]+\\.[0-9]+)\\.yaml$")]
    private static partial Regex NameForm();
}
