using CxMaturity.Store.Documents;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Pages.Branding;
using CxMaturity.Web.Pages.Initiatives;
using CxMaturity.Web.Storage.Keys;

namespace CxMaturity.Web.Storage;

/// <summary>The kinds of documents there are: what may be forgotten.</summary>
public static class Documents
{
    public static readonly DocumentType<Account> Accounts = new("account");

    /// <summary>What must belong to one account only: its id is made from the name, passkey or identity that it stands for.</summary>
    public static readonly DocumentType<AccountKey> AccountKeys = new("account_key");

    public static readonly DocumentType<SecretLink> SecretLinks = new("secret_link");

    public static readonly DocumentType<ApiTokenSecret> ApiTokenSecrets = new("api_token_secret");

    /// <summary>In the organisation's tenant, under an id that follows from the picture's hash.</summary>
    public static readonly DocumentType<StoredLogo> Logos = new("organization_logo");

    /// <summary>In the organisation's tenant, beside the initiative that names them.</summary>
    public static readonly DocumentType<StoredAttachment> Attachments = new("initiative_attachment");

    /// <summary>In the installation's own tenant; worth nothing without the key that wraps them, which lies elsewhere.</summary>
    public static readonly DocumentType<ProtectionKey> ProtectionKeys = new("protection_key") { StaysHere = true };
}
