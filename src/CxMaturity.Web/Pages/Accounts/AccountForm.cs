using CxMaturity.Domain;
using CxMaturity.Web.Accounts;

namespace CxMaturity.Web.Pages.Accounts;

/// <summary>What everybody types who gets an account. Nothing else of an account can be set by a form.</summary>
public sealed class AccountForm
{
    public string? Name { get; set; }

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }

    public NewAccount Typed() => Password == Again ? new(Name, UserName, Password) : throw RefusedException.Invalid("account.password_again");
}
