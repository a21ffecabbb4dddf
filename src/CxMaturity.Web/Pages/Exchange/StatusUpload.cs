namespace CxMaturity.Web.Pages.Exchange;

/// <summary>The one form of the exchange that brings a file; whatever else is sent to the page stays as small as everywhere.</summary>
public static class StatusUpload
{
    /// <summary>A file with the fields around it.</summary>
    public const int LargestBody = TableFile.LargestFile + (64 * 1024);

    public static bool Is(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.Value?.Split('/') is ["", "o", _, "exchange", "status"]
        && string.Equals(request.Query["handler"], "Look", StringComparison.OrdinalIgnoreCase)
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
}
