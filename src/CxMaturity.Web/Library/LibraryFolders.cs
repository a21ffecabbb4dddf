namespace CxMaturity.Web.Library;

/// <summary>Where the questionnaires and articles lie: beside the app, unless a setting says otherwise.</summary>
public sealed record LibraryFolders(string Assessments, string Content)
{
    public static LibraryFolders Of(IConfiguration configuration) => new(
        configuration["Library:Assessments"] ?? Path.Combine(AppContext.BaseDirectory, "assessments"),
        configuration["Library:Content"] ?? Path.Combine(AppContext.BaseDirectory, "content"));
}
