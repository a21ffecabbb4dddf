using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CxMaturity.Browser.Tests;

/// <summary>One person's browser and its first tab, with the steps that many tests take.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    public Visit(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        // Only noted here: whatever is thrown in a handler would end the connection to the browser.
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsTheAnswerOfThePageItself(message))
                complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => complaints.Enqueue($"script: {error.Error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Errors of scripts, refused by the content security policy, or not found.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public void ForgetComplaints() => complaints.Clear();

    /// <summary>Begins a sheet of one's own and stands on its first page.</summary>
    public async Task<Guid> BeginAsync(string questionnaire = "cx-executive-check", string? variant = null)
    {
        await Page.GotoAsync($"/questionnaires/{questionnaire}/1.0");
        if (variant is not null)
            await Page.Locator($"input[name=variant][value={variant}]").CheckAsync();
        await Page.Locator("main form button").ClickAsync();
        await Page.WaitForURLAsync(AnswerAddress());
        return SheetOf(Page);
    }

    public static Guid SheetOf(IPage page) => Guid.Parse(SheetAddress().Match(page.Url).Groups["sheet"].Value);

    public static ILocator Choice(IPage page, string item, string value) => page.Locator($"fieldset#{item} input[type=radio][value='{value}']");

    public static ILocator Saved(IPage page, string item) => page.Locator($"fieldset#{item} .saved");

    /// <summary>Clicks one answer and waits until the page says that it is saved.</summary>
    public static async Task AnswerAsync(IPage page, string item, string value)
    {
        await Choice(page, item, value).CheckAsync();
        await Assertions.Expect(Saved(page, item)).ToHaveTextAsync(SavedAt());
    }

    /// <summary>The items of the page in the order in which they are shown.</summary>
    public static async Task<IReadOnlyList<string>> ItemsAsync(IPage page) =>
        await page.Locator("fieldset.item").EvaluateAllAsync<string[]>("items => items.map(item => item.id)");

    /// <summary>What is chosen on the page, by item.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ChosenAsync(IPage page) =>
        await page.Locator("fieldset.item input:checked").EvaluateAllAsync<Dictionary<string, string>>(
            "inputs => Object.fromEntries(inputs.map(input => [input.name, input.value]))");

    /// <summary>The heading of an answer page is its dimension; the address ends with its code.</summary>
    public static string CodeOf(IPage page) => new Uri(page.Url).AbsolutePath.Split('/')[^1];

    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    /// <summary>A page that is meant to answer 404 makes the browser note just that.</summary>
    private static bool IsTheAnswerOfThePageItself(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
        && message.Page is { } page && message.Location.StartsWith(page.Url, StringComparison.Ordinal);

    [GeneratedRegex(@"/sheets/(?<sheet>[0-9a-f-]{36})", RegexOptions.ExplicitCapture)]
    private static partial Regex SheetAddress();

    [GeneratedRegex("/pages/")]
    private static partial Regex AnswerAddress();

    [GeneratedRegex(@"(saved|gespeichert).*\d\d[:.]\d\d")]
    private static partial Regex SavedAt();
}
