using CxMaturity.Store.Documents;
using CxMaturity.Web.Pages.Branding;

namespace CxMaturity.Web.Storage;

/// <summary>The kinds of documents that are no past.</summary>
public static class Documents
{
    /// <summary>In the organisation's tenant, under an id that follows from the picture's hash.</summary>
    public static readonly DocumentType<StoredLogo> Logos = new("organization_logo");
}
