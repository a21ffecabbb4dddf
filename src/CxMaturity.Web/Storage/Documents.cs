using CxMaturity.Store.Documents;
using CxMaturity.Web.Storage.Keys;

namespace CxMaturity.Web.Storage;

/// <summary>The kinds of documents that are no past.</summary>
public static class Documents
{
    /// <summary>In the installation's own tenant; worth nothing without the key that wraps them, which lies elsewhere.</summary>
    public static readonly DocumentType<ProtectionKey> ProtectionKeys = new("protection_key") { StaysHere = true };
}
