using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;

namespace CxMaturity.Domain.Tests.Exchange;

public sealed class ChoosingAFormat
{
    private static readonly Guid Org = new("0195f000-0000-7000-8000-000000000001");
    private static readonly Guid Item = new("0195f000-0000-7000-8000-000000000201");
    private static readonly Guid Other = new("0195f000-0000-7000-8000-000000000202");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Department Sales = new(DepartmentKind.Unit, "SALES");
    private static readonly Department Head = new(DepartmentKind.Role, "Head of service");

    private static Spec<ToolExchange, ExchangeEvent> Spec => new(ToolExchange.Initial, ToolExchange.Evolve);

    [Fact]
    public void A_department_gets_one() =>
        Spec.When(Chooses(Sales, DeliveryFormat.Jira)).Then(new DeliveryFormatChosen(Org, Sales, DeliveryFormat.Jira, Now));

    [Fact]
    public void The_same_again_is_nothing_new_whatever_the_letters_case() =>
        Spec.Given(Chosen(Sales, DeliveryFormat.Jira)).When(Chooses(Sales with { Name = "sales" }, DeliveryFormat.Jira)).ThenNothing();

    [Fact]
    public void A_unit_and_a_role_of_one_name_are_two() =>
        Spec.Given(Chosen(Sales, DeliveryFormat.Jira)).When(Chooses(new(DepartmentKind.Role, "SALES"), DeliveryFormat.Jira))
            .Then(new DeliveryFormatChosen(Org, new(DepartmentKind.Role, "SALES"), DeliveryFormat.Jira, Now));

    [Fact]
    public void Another_one_takes_its_place()
    {
        var exchange = After(Chosen(Sales, DeliveryFormat.Jira), Chosen(Head, DeliveryFormat.Conversation), Chosen(Sales, DeliveryFormat.Excel));

        exchange.FormatOf(Sales).ShouldBe(DeliveryFormat.Excel);
        exchange.Formats.Select(known => known.Department).ShouldBe([Sales, Head]);
    }

    [Fact]
    public void Dropped_it_is_gone_and_dropping_nothing_is_nothing()
    {
        Spec.Given(Chosen(Sales, DeliveryFormat.Jira)).When(exchange => ExchangeDecider.Decide(exchange, new DropDeliveryFormat(Org, Sales, Now))).Then(new DeliveryFormatDropped(Org, Sales, Now));
        Spec.When(exchange => ExchangeDecider.Decide(exchange, new DropDeliveryFormat(Org, Sales, Now))).ThenNothing();
        After(Chosen(Sales, DeliveryFormat.Jira), new DeliveryFormatDropped(Org, Sales, Now)).FormatOf(Sales).ShouldBeNull();
    }

    [Theory]
    [InlineData(DepartmentKind.Unit, "a/b")]
    [InlineData(DepartmentKind.Unit, "")]
    [InlineData(DepartmentKind.Role, " ")]
    [InlineData(DepartmentKind.Role, "Head\u202eof")]
    [InlineData((DepartmentKind)9, "Head")]
    public void What_is_no_department_is_refused(DepartmentKind kind, string name) =>
        Spec.When(Chooses(new(kind, name), DeliveryFormat.Jira)).ThenRefused(RefusalKind.Invalid, "exchange.department");

    [Fact]
    public void A_role_has_a_name_of_some_length() =>
        Spec.When(Chooses(new(DepartmentKind.Role, new string('a', 10_000)), DeliveryFormat.Jira)).ThenRefused(RefusalKind.Invalid, "exchange.department");

    [Fact]
    public void What_is_no_format_is_refused() => Spec.When(Chooses(Sales, (DeliveryFormat)99)).ThenRefused(RefusalKind.Invalid, "finding.format");

    [Fact]
    public void There_is_an_end_to_departments() =>
        Spec.Given([.. Enumerable.Range(1, ExchangeDecider.MostDepartments).Select(i => Chosen(new(DepartmentKind.Unit, $"U{i}"), DeliveryFormat.Jira))])
            .When(Chooses(Sales, DeliveryFormat.Jira)).ThenRefused(RefusalKind.Conflict, "exchange.departments");

    [Fact]
    public void Of_keys_only_what_is_new_is_learned() =>
        Spec.Given(new ToolKeysLearned(Org, DeliveryFormat.Jira, [new(Item, "CX-1")], Now))
            .When(Learns(DeliveryFormat.Jira, new(Item, "CX-1"), new(Other, "CX-2"))).Then(new ToolKeysLearned(Org, DeliveryFormat.Jira, [new(Other, "CX-2")], Now));

    [Fact]
    public void What_is_no_key_is_passed_over() =>
        Spec.When(Learns(DeliveryFormat.Jira, new(Item, "=1+1"), new(Other, ""), new(Org, new string('a', 61)))).ThenNothing();

    [Fact]
    public void A_moved_issue_has_its_new_key_and_tools_do_not_mix()
    {
        var exchange = After(new ToolKeysLearned(Org, DeliveryFormat.Jira, [new(Item, "CX-1")], Now), new ToolKeysLearned(Org, DeliveryFormat.AzureDevOps, [new(Item, "17")], Now),
            new ToolKeysLearned(Org, DeliveryFormat.Jira, [new(Item, "NEW-1")], Now));

        exchange.KeysIn(DeliveryFormat.Jira)[Item].ShouldBe("NEW-1");
        exchange.KeysIn(DeliveryFormat.AzureDevOps)[Item].ShouldBe("17");
        exchange.KeysIn(DeliveryFormat.Excel).ShouldBeEmpty();
        Spec.When(Learns(DeliveryFormat.Excel, new ToolKey(Item, "1"))).ThenNothing();
    }

    private static Func<ToolExchange, IReadOnlyList<ExchangeEvent>> Chooses(Department department, DeliveryFormat format) =>
        exchange => ExchangeDecider.Decide(exchange, new ChooseDeliveryFormat(Org, department, format, Now));

    private static Func<ToolExchange, IReadOnlyList<ExchangeEvent>> Learns(DeliveryFormat tool, params ToolKey[] keys) =>
        exchange => ExchangeDecider.Decide(exchange, new LearnToolKeys(Org, tool, keys, Now));

    private static DeliveryFormatChosen Chosen(Department department, DeliveryFormat format) => new(Org, department, format, Now);

    private static ToolExchange After(params ExchangeEvent[] events) => events.Aggregate(ToolExchange.Initial, ToolExchange.Evolve);
}
