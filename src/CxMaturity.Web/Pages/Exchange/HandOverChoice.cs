using CxMaturity.Domain;
using CxMaturity.Domain.Exchange;
using CxMaturity.Domain.Findings;
using CxMaturity.Domain.Organizations;
using Microsoft.Extensions.Primitives;

namespace CxMaturity.Web.Pages.Exchange;

/// <summary>As what a hand-over leaves the house.</summary>
public enum HandOverFormat
{
    Jira,
    AzureDevOps,
    Excel,
    Markdown,
    Calendar
}

/// <summary>What is handed over to whom, as the address says it.</summary>
/// <param name="Department">None for everybody.</param>
/// <param name="Whole">With what concerns the whole organisation, beside what concerns the department.</param>
/// <param name="Ended">With initiatives that are done or stopped.</param>
public sealed record HandOverChoice(bool Initiatives, bool Findings, Department? Department, bool Whole, bool Ended)
{
    private const int Longest = 160;

    public static readonly HandOverChoice Everything = new(true, true, null, false, false);

    /// <summary>Refuses what no form of ours sends.</summary>
    public static HandOverChoice Of(Func<string, StringValues> said)
    {
        var what = Text(said("what"));
        if (what is not ("" or "initiatives" or "findings"))
            throw Refused();
        return new(what is "" or "initiatives", what is "" or "findings", DepartmentOf(Text(said("department"))), Yes(said("whole")), Yes(said("ended")));
    }

    public static HandOverFormat FormatOf(string? text) => string.IsNullOrEmpty(text) ? HandOverFormat.Excel
        : Enum.GetValues<HandOverFormat>().Cast<HandOverFormat?>().FirstOrDefault(format => string.Equals($"{format}", text, StringComparison.OrdinalIgnoreCase)) ?? throw Refused();

    /// <summary>The file for those who want it in a format.</summary>
    public static HandOverFormat FileFor(DeliveryFormat format) => format switch
    {
        DeliveryFormat.Jira => HandOverFormat.Jira,
        DeliveryFormat.AzureDevOps => HandOverFormat.AzureDevOps,
        DeliveryFormat.Excel => HandOverFormat.Excel,
        // Something to put on the table between people.
        _ => HandOverFormat.Markdown
    };

    /// <summary>A department as forms and addresses name it: <c>unit:CODE</c> or <c>role:NAME</c>; none for an empty text.</summary>
    public static Department? DepartmentOf(string? text) => text?.Split(':', 2) switch
    {
        null or [""] => null,
        ["unit", { Length: > 0 } code] => new(DepartmentKind.Unit, code),
        ["role", { Length: > 0 } name] => new(DepartmentKind.Role, name),
        _ => throw Refused()
    };

    public static string Named(Department department) => $"{(department.Kind == DepartmentKind.Unit ? "unit" : "role")}:{department.Name}";

    public IEnumerable<(string Name, string Value)> Fields() => new[]
    {
        ("what", (Initiatives, Findings) switch { (true, false) => "initiatives", (false, true) => "findings", _ => "" }), ("department", Department is null ? "" : Named(Department)),
        ("whole", Whole ? "yes" : ""), ("ended", Ended ? "yes" : "")
    }.Where(field => field.Item2.Length > 0);

    public string Query(params (string Name, string Value)[] more) =>
        $"{QueryString.Create(Fields().Concat(more).Select(field => KeyValuePair.Create(field.Name, (string?)field.Value)))}";

    private static string Text(StringValues values)
    {
        var text = values is [{ } first, ..] ? first.Trim() : "";
        return text.Length <= Longest && (text.Length == 0 || VisibleText.IsVisible(text)) ? text : throw Refused();
    }

    private static bool Yes(StringValues values) => Text(values) switch { "" => false, "yes" => true, _ => throw Refused() };

    private static RefusedException Refused() => RefusedException.Invalid("exchange.choice");
}
