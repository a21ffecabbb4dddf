namespace CxMaturity.Web.Pages.Initiatives;

/// <summary>The content of a file that lies beside an initiative.</summary>
public sealed record StoredAttachment(byte[] Content);
