using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CxMaturity.Domain.Access;

namespace CxMaturity.Web.Tests.Access;

/// <summary>A consultancy and those who entrust themselves to it.</summary>
public sealed class AdvisingClients(CxHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_firms_consultants_work_in_its_clients_until_these_end_it()
    {
        using var api = new Situations(host);
        var firm = await api.OrganizationAsync("Lighthouse Consulting");
        using var consultant = await Person.InvitedAsync(host, firm, [Role.Consultant]);
        using var colleague = await Person.InvitedAsync(host, firm, [Role.Consultant]);
        using var clerk = await Person.InvitedAsync(host, firm, [Role.Administrator]);

        // The consultant founds a client, entrusted to the firm.
        using var founded = await consultant.Visitor.Http.PostAsJsonAsync("/api/v1/organizations", new { name = "Client Quay", firm }, Ct);
        founded.StatusCode.ShouldBe(HttpStatusCode.Created);
        var client = (await founded.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;

        (await StatusAsync(colleague, $"/o/{client}/waves/new")).ShouldBe(HttpStatusCode.OK);
        (await colleague.Visitor.GoAsync("/organizations")).ShouldContain("through Lighthouse Consulting");
        // Of the firm, only consultants come in; and they are no administrators of the client.
        (await StatusAsync(clerk, $"/o/{client}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(colleague, $"/o/{client}/members")).ShouldBe(HttpStatusCode.Forbidden);
        // The firm's own people see nothing of another client's by being the client's.
        using var executive = await Person.InvitedAsync(host, client, [Role.Executive]);
        (await StatusAsync(executive, $"/o/{firm}")).ShouldBe(HttpStatusCode.NotFound);

        using var administrator = await Person.InvitedAsync(host, client, [Role.Administrator]);
        (await administrator.Visitor.GoAsync($"/o/{client}/members")).ShouldContain("entrusted itself to Lighthouse Consulting");
        await administrator.Visitor.PostAsync($"/o/{client}/members?handler=TakeBack");

        (await StatusAsync(colleague, $"/o/{client}")).ShouldBe(HttpStatusCode.NotFound);
        (await colleague.Visitor.GoAsync("/organizations")).ShouldNotContain("Client Quay");
    }

    [Fact]
    public async Task Nobody_entrusts_a_client_to_a_firm_that_they_do_not_advise_for()
    {
        using var api = new Situations(host);
        var (firm, other) = (await api.OrganizationAsync(), await api.OrganizationAsync());
        using var consultant = await Person.InvitedAsync(host, firm, [Role.Consultant]);

        using var founded = await consultant.Visitor.Http.PostAsJsonAsync("/api/v1/organizations", new { name = "Client", firm = other }, Ct);

        founded.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, string path) => (await person.Visitor.Http.GetAsync(path, Ct)).StatusCode;
}
