namespace CxMaturity.Web.Tests.Library.Questionnaires;

/// <summary>Files of the repository that tests read where they stand.</summary>
internal static class Repository
{
    public static string Assessments => At("assessments");

    public static string At(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static readonly Lazy<string> Root = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CxMaturity.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    });
}
