using CxMaturity.Domain.ApiTokens;

namespace CxMaturity.Domain.Tests.ApiTokens;

public sealed class ATokensLife
{
    private static readonly Guid Id = new("0195f000-0000-7000-8000-00000000000d");
    private static readonly Guid Org = new("0195f000-0000-7000-8000-000000000004");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static Spec<ApiToken, ApiTokenEvent> Spec => new(ApiToken.Initial, ApiToken.Evolve);

    private static ApiTokenMade Made => new(Id, Org, "Warehouse", true, Now.AddDays(90), Now);

    [Fact]
    public void A_token_is_made_with_a_name_and_an_end() => Spec.When(Makes(" Warehouse ", 90)).Then(Made);

    [Theory]
    [InlineData("", 90, "token.name")]
    [InlineData("a\u0007", 90, "token.name")]
    [InlineData("Warehouse", 0, "token.days")]
    [InlineData("Warehouse", 367, "token.days")]
    public void A_token_without_is_refused(string name, int days, string key) => Spec.When(Makes(name, days)).ThenRefused(RefusalKind.Invalid, key);

    [Fact]
    public void Revoking_twice_is_revoking_once()
    {
        Spec.Given(Made).When(token => ApiTokenDecider.Decide(token, new RevokeApiToken(Now))).Then(new ApiTokenRevoked(Id, Org, Now));
        Spec.Given(Made, new ApiTokenRevoked(Id, Org, Now)).When(token => ApiTokenDecider.Decide(token, new RevokeApiToken(Now.AddDays(1)))).ThenNothing();
    }

    [Fact]
    public void What_was_never_made_cannot_be_revoked() =>
        Spec.When(token => ApiTokenDecider.Decide(token, new RevokeApiToken(Now))).ThenRefused(RefusalKind.Unknown, "token.unknown");

    [Fact]
    public void A_token_is_good_until_its_end_or_its_revocation()
    {
        var token = ApiToken.Evolve(ApiToken.Initial, Made);

        token.IsGoodAt(Now.AddDays(90).AddSeconds(-1)).ShouldBeTrue();
        token.IsGoodAt(Now.AddDays(90)).ShouldBeFalse();
        ApiToken.Evolve(token, new ApiTokenRevoked(Id, Org, Now)).IsGoodAt(Now).ShouldBeFalse();
        ApiToken.Initial.IsGoodAt(default).ShouldBeFalse();
    }

    private static Func<ApiToken, IReadOnlyList<ApiTokenEvent>> Makes(string name, int days) =>
        token => ApiTokenDecider.Decide(token, new MakeApiToken(Id, Org, name, true, days, Now));
}
