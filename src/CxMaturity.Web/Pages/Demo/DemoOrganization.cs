using CxMaturity.Web.Storage;

namespace CxMaturity.Web.Pages.Demo;

/// <summary>The one organisation that is a demo. Its id is always the same, so that there can never be two of it.</summary>
public static class DemoOrganization
{
    public const string Name = "Demo AG";

    public const string QuestionnaireId = "cx-full";

    public const string QuestionnaireVersion = "1.0";

    public static readonly Guid Id = StableId.Of("demo");

    public static string Address => $"/o/{Id}";

    /// <summary>Whether an address speaks of the demo; asked on every page, so it asks nobody else.</summary>
    public static bool Is(string? organization) => organization == Id.ToString();
}
