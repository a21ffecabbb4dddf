namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>What brings a file to an initiative, from a page or from a program; whatever else is sent there stays as small as everywhere.</summary>
public static class AttachmentUpload
{
    /// <summary>A file with the fields around it.</summary>
    public const int LargestBody = AttachmentKeeping.LargestFile + (64 * 1024);

    public static bool Is(HttpRequest request) => IsOfPage(request) || IsOfApi(request);

    private static bool IsOfApi(HttpRequest request) =>
        HttpMethods.IsPut(request.Method) && request.Path.Value?.Split('/') is ["", "api", "v1", "organizations", _, "initiatives", _, "attachments", _];

    private static bool IsOfPage(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.Value?.Split('/') is ["", "o", _, "initiatives", _]
        && string.Equals(request.Query["handler"], "Attach", StringComparison.OrdinalIgnoreCase)
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
}
