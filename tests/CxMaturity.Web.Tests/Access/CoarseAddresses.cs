using System.Net;
using CxMaturity.Web.Access;

namespace CxMaturity.Web.Tests.Access;

public sealed class CoarseAddresses
{
    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:12:3456:789a:bcde:f012:3456", "2001:db8:12::/48")]
    [InlineData("fe80::1%2", "fe80::/48")]
    [InlineData("127.0.0.1", CoarseAddress.Loopback)]
    [InlineData("::1", CoarseAddress.Loopback)]
    [InlineData("::ffff:127.0.0.1", CoarseAddress.Loopback)]
    public void Tell_the_network_and_not_the_computer(string address, string coarse) => CoarseAddress.Of(IPAddress.Parse(address)).ShouldBe(coarse);

    [Fact]
    public void Tell_nothing_where_there_is_none() => CoarseAddress.Of(null).ShouldBeNull();
}
