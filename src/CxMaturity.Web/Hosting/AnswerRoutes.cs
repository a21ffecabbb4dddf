namespace CxMaturity.Web.Hosting;

/// <summary>
/// The addresses behind which people answer. They hold keys to sheets, and who called one when is nobody's business: they leave no trace
/// and no line in a log.
/// </summary>
public static class AnswerRoutes
{
    private static readonly string[] Rooms = ["/o", "/api"];

    private static readonly string[] Doors = ["sheets", "join"];

    public static bool Holds(HttpRequest request) => IsWithinASheet(request)
        // A sheet of one's own begins here.
        || (HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments("/questionnaires", StringComparison.OrdinalIgnoreCase));

    /// <summary>Where somebody answers by a link, and nobody is asked for a name.</summary>
    public static bool IsWithinASheet(HttpRequest request) =>
        Rooms.Any(room => request.Path.StartsWithSegments(room, StringComparison.OrdinalIgnoreCase))
        && request.Path.Value!.Split('/').Any(part => Doors.Contains(part, StringComparer.OrdinalIgnoreCase));
}
