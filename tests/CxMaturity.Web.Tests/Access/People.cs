using CxMaturity.Domain.Access;
using CxMaturity.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access;

/// <summary>Somebody with an account, in a browser without script.</summary>
public sealed record Person(string UserName, Visitor Visitor) : IDisposable
{
    public const string Password = "nine ferries cross at dawn";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody comes in by an invitation, as people do.</summary>
    public static async Task<Person> InvitedAsync(CxHost host, string organization, Role[] roles, string? unit = null, string language = "en")
    {
        var word = await host.Services.GetRequiredService<InvitationKeeping>().InviteAsync(Guid.Parse(organization), roles, unit, Ct);
        return await ByLinkAsync(host, $"/invitations/{word}", language);
    }

    public static async Task<Person> ByLinkAsync(CxHost host, string link, string language = "en")
    {
        var visitor = new Visitor(host.Stranger(language));
        var name = $"kim.{Guid.NewGuid():N}@harbour.example";
        await visitor.GoAsync(link);
        await visitor.PostAsync(link, ("Form.Name", "Kim Harbour"), ("Form.UserName", name), ("Form.Password", Password), ("Form.Again", Password));
        visitor.Here.ShouldStartWith("/o/", Case.Sensitive, visitor.Html);
        return new(name, visitor);
    }

    public async Task<string> SignInAsync(string password = Password)
    {
        await Visitor.GoAsync("/sign-in");
        return await Visitor.PostAsync("/sign-in", ("UserName", UserName), ("Password", password));
    }

    public void Dispose() => Visitor.Dispose();
}
