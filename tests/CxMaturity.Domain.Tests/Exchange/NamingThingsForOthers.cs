using CxMaturity.Domain.Exchange;

namespace CxMaturity.Domain.Tests.Exchange;

public sealed class NamingThingsForOthers
{
    [Fact]
    public void An_id_is_the_same_today_and_in_ten_years() => HandOverId.Of(new("0195f000-0000-7000-8000-000000000201")).ShouldBe("CXM-WFNYP4TRST");

    [Fact]
    public void A_hundred_thousand_things_that_were_made_one_after_the_other_share_none() =>
        Enumerable.Range(0, 100_000).Select(i => HandOverId.Of(new Guid(i, 0, 0x7000, new byte[8]))).Distinct().Count().ShouldBe(100_000);

    [Fact]
    public void An_id_is_found_wherever_a_tool_keeps_it()
    {
        var id = HandOverId.Of(new("0195f000-0000-7000-8000-000000000201"));

        HandOverId.In(id).ShouldBe([id]);
        HandOverId.In($"cxmaturity; {id.ToLowerInvariant()}; SILO").ShouldBe([id]);
        HandOverId.In($"'{id}").ShouldBe([id], customMessage: "a spreadsheet keeps its apostrophe");
        HandOverId.In($"{id} {id}").ShouldBe([id]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CXM-")]
    [InlineData("CXM-123456789")]
    [InlineData("CXM-12345678901")]
    [InlineData("XCXM-1234567890")]
    [InlineData("CXM-123456789O")]
    public void What_only_looks_like_one_is_none(string text) => HandOverId.In(text).ShouldBeEmpty();
}
