namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The one form of an initiative that brings a file; whatever else is sent to the page stays as small as everywhere.</summary>
public static class AttachmentUpload
{
    /// <summary>A file with the fields around it.</summary>
    public const int LargestBody = AttachmentKeeping.LargestFile + (64 * 1024);

    public static bool Is(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.Value?.Split('/') is ["", "o", _, "initiatives", _]
        && string.Equals(request.Query["handler"], "Attach", StringComparison.OrdinalIgnoreCase)
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
}
