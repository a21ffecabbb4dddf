using CxMaturity.Domain.Organizations;

namespace CxMaturity.Domain.Tests.Organizations;

public sealed class EntrustingToAFirm
{
    private static readonly Guid Client = new("0195f000-0000-7000-8000-000000000004");
    private static readonly Guid Firm = new("0195f000-0000-7000-8000-000000000005");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static Spec<Organization, OrganizationEvent> Spec => new(Organization.Initial, Organization.Evolve);

    private static OrganizationFounded Founded(Guid id) => new(id, "Musterwerk", Now);

    [Fact]
    public void A_client_entrusts_itself_once() => Spec.Given(Founded(Client)).When(Entrusts(Firm)).Then(new OrganizationEntrusted(Client, Firm, Now));

    [Fact]
    public void To_the_same_firm_again_is_no_change() => Spec.Given(Founded(Client), new OrganizationEntrusted(Client, Firm, Now)).When(Entrusts(Firm)).ThenNothing();

    [Fact]
    public void To_a_second_firm_or_to_itself_it_is_refused()
    {
        Spec.Given(Founded(Client), new OrganizationEntrusted(Client, Firm, Now)).When(Entrusts(Guid.AllBitsSet)).ThenRefused(RefusalKind.Conflict, "organization.entrusted_already");
        Spec.Given(Founded(Client)).When(Entrusts(Client)).ThenRefused(RefusalKind.Conflict, "organization.entrusted_already");
        Spec.When(Entrusts(Firm)).ThenRefused(RefusalKind.Unknown, "organization.unknown");
    }

    [Fact]
    public void It_can_be_taken_back_and_given_to_another()
    {
        Spec.Given(Founded(Client), new OrganizationEntrusted(Client, Firm, Now))
            .When(state => EntrustingDecider.Decide(state, new TakeBackFromFirm(Now))).Then(new OrganizationTakenBack(Client, Firm, Now));
        Spec.Given(Founded(Client), new OrganizationEntrusted(Client, Firm, Now), new OrganizationTakenBack(Client, Firm, Now))
            .When(Entrusts(Guid.AllBitsSet)).Then(new OrganizationEntrusted(Client, Guid.AllBitsSet, Now));
        Spec.Given(Founded(Client)).When(state => EntrustingDecider.Decide(state, new TakeBackFromFirm(Now))).ThenNothing();
    }

    [Fact]
    public void A_firm_knows_its_clients()
    {
        Spec.Given(Founded(Firm)).When(state => EntrustingDecider.Decide(state, new TakeOnClient(Client, Now))).Then(new ClientTakenOn(Firm, Client, Now));
        Spec.Given(Founded(Firm), new ClientTakenOn(Firm, Client, Now)).When(state => EntrustingDecider.Decide(state, new TakeOnClient(Client, Now))).ThenNothing();
        Spec.Given(Founded(Firm), new ClientTakenOn(Firm, Client, Now)).When(state => EntrustingDecider.Decide(state, new LetClientGo(Client, Now))).Then(new ClientLetGo(Firm, Client, Now));
        Spec.Given(Founded(Firm)).When(state => EntrustingDecider.Decide(state, new LetClientGo(Client, Now))).ThenNothing();
    }

    private static Func<Organization, IReadOnlyList<OrganizationEvent>> Entrusts(Guid firm) => state => EntrustingDecider.Decide(state, new EntrustToFirm(firm, Now));
}
