using Microsoft.AspNetCore.Identity;

namespace CxMaturity.Web.Accounts;

/// <summary>Tells the framework's identity which names are the same.</summary>
public sealed class NameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : PersonNames.Normalized(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
