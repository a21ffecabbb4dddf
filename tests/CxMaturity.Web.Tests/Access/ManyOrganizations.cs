using System.Net;
using CxMaturity.Domain.Access;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Store;
using CxMaturity.Web.Accounts;
using CxMaturity.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CxMaturity.Web.Tests.Access;

/// <summary>A thousand organisations, and somebody who is a member in two hundred of them.</summary>
public sealed class ManyOrganizations(CxHost host)
{
    private const int All = 1000, Mine = 200;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_listed_to_a_member_of_two_hundred_and_the_others_are_not_there()
    {
        using var person = await Person.InvitedAsync(host, host.First.Home, [Role.Analyst]);
        var store = host.Services.GetRequiredService<EventStore>();
        var account = (await store.ForInstallation().AllAsync(Documents.Accounts, Ct)).Single(found => found.Value.UserName == person.UserName).Id;
        var now = TimeProvider.System.GetUtcNow();
        var ids = Enumerable.Range(0, All).Select(_ => Guid.CreateVersion7(now)).ToArray();
        await store.AppendWholeAsync(
        [
            .. ids.Select((id, number) => StreamWithHistory.Of<Organization, OrganizationEvent>(EventStore.DefaultTenant, Streams.Organizations, id,
                [new OrganizationFounded(id, $"Quay {number:000}", now)], happened => happened.At)),
            .. ids.Take(Mine).Select(id => StreamWithHistory.Of<Roster, RosterEvent>(EventStore.DefaultTenant, Streams.Rosters, Rosters.IdOf(id),
                [new MemberJoined(id, account, [Role.Executive], null, null, now)], happened => happened.At))
        ], Ct);
        await store.ForInstallation().ChangeAsync(Documents.Accounts, account, seen => seen with { Organizations = [.. seen.Organizations, .. ids.Take(Mine)] }, Ct);

        var html = await person.Visitor.GoAsync("/organizations");

        person.Visitor.Status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("Quay 000");
        html.ShouldContain($"Quay {Mine - 1:000}");
        html.ShouldNotContain($"Quay {Mine:000}");
        // The list behind the name in the header, which knows where one is.
        var choices = await person.Visitor.GoAsync($"/organizations/choices?here={ids[3]}");
        choices.Split("<li>").Length.ShouldBe(1 + Mine + 1 + 1);
        choices.ShouldContain($"<a href=\"/o/{ids[3]}\" aria-current=\"true\">Quay 003</a>");
        choices.ShouldNotContain("<html");
        (await person.Visitor.Http.GetAsync($"/o/{ids[Mine - 1]}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await person.Visitor.Http.GetAsync($"/o/{ids[Mine]}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // A foreign organisation's name is not told in the header either.
        var foreign = await person.Visitor.GoAsync($"/o/{ids[Mine]}/members");
        foreign.ShouldNotContain($"Quay {Mine:000}");
    }
}
