using System.Reflection;
using System.Runtime.CompilerServices;
using CxMaturity.Domain.AnswerSheets;
using CxMaturity.Domain.ApiTokens;
using CxMaturity.Domain.CustomerViews;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.FixedResults;
using CxMaturity.Domain.Initiatives;
using CxMaturity.Domain.Members;
using CxMaturity.Domain.Organizations;
using CxMaturity.Domain.OwnPlays;
using CxMaturity.Domain.Questionnaires;
using CxMaturity.Domain.Releases;
using CxMaturity.Domain.Units;
using CxMaturity.Domain.Waves;

namespace CxMaturity.Domain.Tests;

public sealed class ArchitectureTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const string Root = "CxMaturity.Domain";

    private static readonly Assembly Domain = typeof(AnswerSheet).Assembly;

    private static readonly Type[] EventBases =
        [typeof(AnswerSheetEvent), typeof(WaveEvent), typeof(OrganizationEvent), typeof(QuestionnaireEvent), typeof(FixedResultEvent), typeof(CustomerViewEvent), typeof(ReleaseEvent), typeof(UnitEvent), typeof(RosterEvent), typeof(ApiTokenEvent), typeof(FindingEvent), typeof(InitiativeEvent), typeof(OwnPlayEvent), typeof(ExchangeEvent)];

    /// <summary>What each room may know besides itself and the root. Streams know each other by id only.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        [$"{Root}.Questionnaires"] = [],
        [$"{Root}.Maturity"] = [$"{Root}.Questionnaires", $"{Root}.Maturity.Statistics", $"{Root}.Maturity.Disclosing"],
        [$"{Root}.Maturity.Statistics"] = [],
        [$"{Root}.Maturity.Disclosing"] = [$"{Root}.Maturity.Statistics"],
        [$"{Root}.AnswerSheets"] = [$"{Root}.Questionnaires", $"{Root}.Maturity"],
        [$"{Root}.Waves"] = [$"{Root}.Questionnaires", $"{Root}.Maturity"],
        [$"{Root}.FixedResults"] = [],
        [$"{Root}.Releases"] = [$"{Root}.Maturity", $"{Root}.Maturity.Disclosing"],
        [$"{Root}.CustomerViews"] = [],
        [$"{Root}.Units"] = [],
        [$"{Root}.Access"] = [],
        [$"{Root}.Members"] = [$"{Root}.Access"],
        [$"{Root}.ApiTokens"] = [],
        [$"{Root}.Findings"] = [],
        [$"{Root}.Initiatives"] = [$"{Root}.Findings", $"{Root}.Maturity.Statistics"],
        [$"{Root}.Exchange"] = [$"{Root}.Findings", $"{Root}.Initiatives"],
        [$"{Root}.Plays"] = [$"{Root}.Questionnaires", $"{Root}.Maturity"],
        [$"{Root}.OwnPlays"] = [],
        [$"{Root}.ChangePulses"] = [$"{Root}.Plays"],
        [$"{Root}.Recommendations"] = [$"{Root}.Plays", $"{Root}.ChangePulses", $"{Root}.Findings", $"{Root}.Questionnaires", $"{Root}.Maturity", $"{Root}.Maturity.Statistics"],
        [$"{Root}.Organizations"] = [$"{Root}.Questionnaires", $"{Root}.Maturity"],
        [Root] = []
    };

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library_and_one_library_of_numbers() =>
        Domain.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .Except(["MathNet.Numerics"])
            .ShouldBeEmpty();

    [Fact]
    public void Only_the_statistics_know_that_library() =>
        Rooms().Where(type => type.Namespace != $"{Root}.Maturity.Statistics")
            .SelectMany(type => TypesNamedBy(type).Select(named => (type, named)))
            .Where(pair => pair.named.Namespace?.StartsWith("MathNet", StringComparison.Ordinal) == true)
            .Select(pair => $"{pair.type.FullName} knows {pair.named.FullName}").Distinct().ShouldBeEmpty();

    [Fact]
    public void No_type_has_a_name_that_pages_use_themselves() =>
        Domain.GetTypes()
            .Where(type => type.Name is "Response" or "Request" or "User" or "Page" or "Url")
            .ShouldBeEmpty();

    [Fact]
    public void Every_event_is_a_sealed_record_that_says_when_it_happened()
    {
        var events = Domain.GetTypes().Where(type => EventBases.Any(type.IsSubclassOf)).ToArray();

        events.Length.ShouldBeGreaterThanOrEqualTo(10);
        events.Where(type => !type.IsSealed || !IsRecord(type)).ShouldBeEmpty();
        events.Where(type => type.GetProperty("At")?.PropertyType != typeof(DateTimeOffset)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_event_stands_directly_below_the_base_of_its_stream_and_in_its_room() =>
        Domain.GetTypes()
            .Where(type => EventBases.Any(type.IsSubclassOf))
            .Where(type => !EventBases.Contains(type.BaseType) || type.BaseType!.Namespace != type.Namespace)
            .ShouldBeEmpty();

    [Fact]
    public void Whatever_looks_like_the_base_of_events_is_checked_here() =>
        Domain.GetTypes()
            .Where(type => type.IsAbstract && !type.IsSealed && type.Name.EndsWith("Event", StringComparison.Ordinal))
            .ShouldBe(EventBases, ignoreOrder: true);

    [Fact]
    public void Every_room_is_known_here() =>
        Rooms().Select(type => type.Namespace!).Distinct().ShouldBe(MayKnow.Keys, ignoreOrder: true);

    [Fact]
    public void Streams_know_each_other_by_id_only() =>
        (from type in Rooms()
         from known in KnownTo(type)
         where known.Namespace != type.Namespace && known.Namespace != Root && !MayKnow[type.Namespace!].Contains(known.Namespace)
         select $"{type.FullName} knows {known.FullName}").Distinct().ShouldBeEmpty();

    [Fact]
    public void Nothing_in_the_domain_can_be_changed_from_outside()
    {
        Rooms().SelectMany(type => type.GetProperties(Everything))
            .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
            .ShouldBeEmpty();
        Rooms().SelectMany(type => type.GetFields(Everything))
            .Where(field => field.IsPublic && !field.IsInitOnly && !field.IsLiteral && field.Name != "value__")
            .ShouldBeEmpty();
    }

    /// <summary>The domain's own types; what the compiler and its generators add has no say in the architecture.</summary>
    private static IEnumerable<Type> Rooms() => Domain.GetTypes()
        .Where(type => type.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true)
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.StartsWith('<'));

    /// <summary>Types of the domain that a type names in its members, parameters and local variables, lambdas included.</summary>
    private static IEnumerable<Type> KnownTo(Type type) =>
        TypesNamedBy(type).Where(part => part.Assembly == Domain && part.Namespace is not null);

    private static IEnumerable<Type> TypesNamedBy(Type type)
    {
        var all = type.GetNestedTypes(Everything).Append(type).ToArray();
        var methods = all
            .SelectMany(each => each.GetMethods(Everything).Cast<MethodBase>().Concat(each.GetConstructors(Everything))).ToArray();
        return all.SelectMany(each => each.GetFields(Everything)).Select(field => field.FieldType)
            .Concat(all.SelectMany(each => each.GetProperties(Everything)).Select(property => property.PropertyType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object))
            .SelectMany(Parts);
    }

    /// <summary>A type with its element and its type arguments: a list of waves is a wave, too.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        (type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts)).Append(type);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
