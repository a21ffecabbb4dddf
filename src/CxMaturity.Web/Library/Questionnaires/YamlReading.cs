namespace CxMaturity.Web.Library.Questionnaires;

/// <summary>One file being read: what was wrong so far, and which values could not be had.</summary>
internal sealed class YamlReading(string file, YamlNode root)
{
    private readonly List<FileFault> faults = [];
    private readonly List<string> damaged = [];

    public IReadOnlyList<FileFault> Faults => faults;

    /// <summary>The paths whose value had to be made up, so that nothing can be concluded from it.</summary>
    public IReadOnlyList<string> Damaged => damaged;

    public YamlFields Root(KeySet keys) => new(this, root, "", keys);

    /// <summary>Something is wrong, and the value is known all the same.</summary>
    /// <param name="at">The path where it stands.</param>
    /// <param name="about">The path by whose name a person would look for it.</param>
    public void Report(string at, string about, string key, params object[] values)
    {
        var place = YamlPath.PlaceOf(root, about);
        faults.Add(new(file, YamlPath.LineOf(root, at), key, [.. values, place.Length > 0 ? place : Path.GetFileName(file)]));
    }

    /// <summary>What stands at a path is wrong, and so its value is missing.</summary>
    public void Lose(string path, string key, params object[] values)
    {
        Report(path, path, key, values);
        Lose(path);
    }

    public void Lose(string path) => damaged.Add(path);
}
